package org.transithandshake.lab.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.ec2.Refusals.refused;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;

/** Interfaces of hosts, as people make them. */
final class HostsTest {
    private final Lab lab = new Lab(LabSetup.quiet());
    private final Ec2Client ec2 = lab.ec2("111111111111");
    private String vpc;
    private String subnet;

    @BeforeEach
    void aSubnet() {
        vpc = ec2.createVpc(r -> r.cidrBlock("10.1.0.0/16")).vpc().vpcId();
        subnet = ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock("10.1.0.0/24")).subnet().subnetId();
    }

    @Test
    void aHostHasItsAddressItsVpcsDefaultGroupAndIsSeenByItsOwnerOnly() {
        NetworkInterface made = make("10.1.0.4");
        assertThat(ec2.describeNetworkInterfaces(r -> r.networkInterfaceIds(made.networkInterfaceId()))
                .networkInterfaces()).singleElement().satisfies(seen -> {
            assertThat(seen.privateIpAddress()).isEqualTo("10.1.0.4");
            assertThat(seen.vpcId()).isEqualTo(vpc);
            assertThat(seen.groups()).singleElement().satisfies(group ->
                    assertThat(group.groupName()).isEqualTo("default"));
            assertThat(seen.sourceDestCheck()).isTrue();
        });
        assertThat(lab.ec2("222222222222").describeNetworkInterfaces(r -> { }).networkInterfaces()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10.1.0.3, InvalidParameterValue", "10.1.0.255, InvalidParameterValue",
        "10.1.1.4, InvalidParameterValue", "10.1.0.4, InvalidIPAddress.InUse"})
    void anAddressThatIsTakenReservedOrElsewhereIsRefused(String address, String code) {
        make("10.1.0.4");
        refused(code, () -> make(address));
    }

    @Test
    void aHostThatForwardsHasItsCheckOffAndKeepsItsSubnetUntilItIsDeleted() {
        String id = make("10.1.0.4").networkInterfaceId();
        ec2.modifyNetworkInterfaceAttribute(r -> r.networkInterfaceId(id).sourceDestCheck(c -> c.value(false)));
        assertThat(ec2.describeNetworkInterfaces(r -> { }).networkInterfaces()).singleElement()
                .satisfies(seen -> assertThat(seen.sourceDestCheck()).isFalse());
        refused("DependencyViolation", () -> ec2.deleteSubnet(r -> r.subnetId(subnet)));
        ec2.deleteNetworkInterface(r -> r.networkInterfaceId(id));
        ec2.deleteSubnet(r -> r.subnetId(subnet));
    }

    private NetworkInterface make(String address) {
        return ec2.createNetworkInterface(r -> r.subnetId(subnet).privateIpAddress(address)).networkInterface();
    }
}
