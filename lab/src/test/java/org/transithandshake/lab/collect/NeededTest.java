package org.transithandshake.lab.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.transithandshake.lab.facts.Sides;

class NeededTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"side-a.json", "side-b.json"})
    void aTraceMissesNothingOfWhatWasTakenAway(String file) throws IOException {
        ObjectNode whole = (ObjectNode) JSON.readTree(Sides.class.getResourceAsStream(file));
        ObjectNode pruned = whole.deepCopy();
        for (Map.Entry<String, JsonNode> output : pruned.properties()) {
            if (output.getKey().startsWith("Describe")) {
                output.getValue().forEach(list -> list.forEach(element -> Needed.of((ObjectNode) element)));
            }
        }

        assertThat(new Sides().add(file, pruned.toString()).network())
                .isEqualTo(new Sides().add(file, whole.toString()).network());
    }

    @Test
    void tagsAndDescriptionsStayAtHomeButTheNameOfAGatewaysTable() throws IOException {
        ObjectNode table = (ObjectNode) JSON.readTree("""
                {"TransitGatewayRouteTableId": "tgw-rtb-1", "TransitGatewayId": "tgw-1", "CreationTime": "x",
                 "Tags": [{"Key": "cost", "Value": "42"}, {"Key": "Name", "Value": "main"}]}
                """);
        ObjectNode group = (ObjectNode) JSON.readTree("""
                {"GroupId": "sg-1", "GroupName": "secret plan", "Description": "why", "VpcId": "vpc-1",
                 "IpPermissions": [{"IpProtocol": "tcp", "IpRanges": [{"CidrIp": "10.0.0.0/8", "Description": "x"}]}],
                 "Tags": [{"Key": "Name", "Value": "x"}]}
                """);

        assertThat(Needed.of(table)).isEqualTo(JSON.readTree("""
                {"TransitGatewayRouteTableId": "tgw-rtb-1", "TransitGatewayId": "tgw-1",
                 "Tags": [{"Key": "Name", "Value": "main"}]}
                """));
        assertThat(Needed.of(group)).isEqualTo(JSON.readTree("""
                {"GroupId": "sg-1", "VpcId": "vpc-1",
                 "IpPermissions": [{"IpProtocol": "tcp", "IpRanges": [{"CidrIp": "10.0.0.0/8"}]}]}
                """));
    }
}
