package org.transithandshake.lab.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.transithandshake.lab.collect.Collector;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.sts.StsClient;

/** {@code handshake collect}: what one account knows of its network, as a side file. */
@Command(name = "collect", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Reads one account's VPCs, routes, security groups, network ACLs and gateways, and prints them"
                + " as a side file for 'handshake diagnose'. Makes only Describe, Get and Search calls. Tags, names and"
                + " descriptions stay out; addresses, ids and rules go in.", "",
                "Without --profile the credentials of the environment are used; of a profile of IAM Identity Center"
                + " they come by: eval \"$(aws configure export-credentials --profile P --format env)\""},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:printed; what was left out for lack of a right is told on standard error",
                "1:the account could not be read"},
        footerHeading = "%nExamples:%n",
        footer = {"  handshake collect --profile account-a > side-a.json",
                "  handshake collect --profile account-b --region ap-northeast-1 > side-b.json",
                "  handshake diagnose side-a.json side-b.json --from 10.1.0.4 --to 10.2.0.4 --port 22"})
final class CollectCommand implements Callable<Integer> {
    @Mixin
    private AccountOptions account;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try (StsClient sts = account.client(StsClient.builder());
                Ec2Client ec2 = account.client(Ec2Client.builder())) {
            String id = sts.getCallerIdentity().account();
            ObjectNode side = new Collector(ec2, remark -> err.println("handshake: " + remark))
                    .side(id, account.region());
            spec.commandLine().getOut().println(side.toPrettyString());
            if (side.at("/DescribeVpcs/Vpcs").isArray() && side.at("/DescribeVpcs/Vpcs").isEmpty()) {
                err.println("handshake: account " + id + " has no VPC in " + account.region()
                        + "; if it should, name its Region, such as --region eu-central-1");
            }
            return Handshake.OK;
        } catch (SdkException e) {
            err.println("handshake: the account could not be read: " + AwsTrouble.of(e));
            return Handshake.FAILED;
        }
    }
}
