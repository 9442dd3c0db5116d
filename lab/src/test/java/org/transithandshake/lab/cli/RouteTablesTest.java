package org.transithandshake.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.transithandshake.path.Gateway;
import org.transithandshake.path.Network;

final class RouteTablesTest {

    @Test
    void subnetTablesComeFirstThenThoseOfTheGateway() {
        assertThat(RouteTablesText.of(Sample.network("main"), Paint.PLAIN)).isEqualTo("""
                vpc-a  account 111111111111  10.0.0.0/16
                  TABLE              SUBNETS   DESTINATION  TARGET  STATE
                  rtb-main-a (main)            no routes
                  rtb-a              subnet-a  10.0.0.0/16  local   active

                vpc-b  account 222222222222  10.1.0.0/16
                  TABLE              SUBNETS   DESTINATION  TARGET  STATE
                  rtb-main-b (main)            no routes
                  rtb-b              subnet-b  10.1.0.0/16  local   active
                                               10.0.0.0/16  tgw-1   active

                vpc-dark  account 333333333333
                  not readable from here

                tgw-1  account 222222222222
                  TABLE      NAME  DESTINATION  VPC    ORIGIN      STATE
                  tgw-rtb-1  main  10.0.0.0/16  vpc-a  propagated  active
                                   10.1.0.0/16  vpc-b  propagated  active
                                   10.9.0.0/16  -      static      blackhole

                  ATTACHMENT    VPC    ACCOUNT       STATE      ASSOCIATED WITH
                  tgw-attach-a  vpc-a  111111111111  available  tgw-rtb-1
                  tgw-attach-b  vpc-b  222222222222  available  tgw-rtb-1
                """);
    }

    @Test
    void aForeignGatewayIsSaidToBeUnreadable() {
        Gateway foreign = Gateway.unseen("tgw-1", "222222222222", List.of());

        assertThat(RouteTablesText.of(new Network(List.of(), List.of(foreign)), Paint.PLAIN)).isEqualTo("""
                tgw-1  account 222222222222
                  not readable from here
                """);
    }

    @Test
    void aHostileNameReachesNeitherTextNorJson() {
        Network network = Sample.network("ma\u001b[2Jin\nx");

        assertThat(RouteTablesText.of(network, Paint.PLAIN)).contains("ma·[2Jin·x").doesNotContain("\u001b");
        assertThat(RouteTablesJson.routeTables(network).at("/gateways/0/tables/0/name").asText())
                .isEqualTo("ma·[2Jin·x");
    }

    @Test
    void colourChangesNoVisibleCharacter() {
        String coloured = RouteTablesText.of(Sample.network("main"), Paint.COLOUR);

        assertThat(coloured).contains("\u001b[31mblackhole\u001b[0m");
        assertThat(coloured.replaceAll("\u001b\\[\\d+m", "").replaceAll(" +\n", "\n"))
                .isEqualTo(RouteTablesText.of(Sample.network("main"), Paint.PLAIN));
    }

    @Test
    void jsonHoldsTheSame() {
        JsonNode json = RouteTablesJson.routeTables(Sample.network("main"));

        assertThat(json.at("/vpcs/1/routeTables/1/routes/1")).hasToString(
                "{\"destination\":\"10.0.0.0/16\",\"target\":\"tgw-1\",\"state\":\"active\",\"origin\":\"static\"}");
        assertThat(json.at("/vpcs/2")).hasToString("{\"id\":\"vpc-dark\",\"account\":\"333333333333\",\"cidrs\":[],"
                + "\"readable\":false,\"routeTables\":[]}");
        assertThat(json.at("/gateways/0/tables/0/routes/2")).hasToString("{\"destination\":\"10.9.0.0/16\","
                + "\"attachment\":null,\"vpc\":null,\"origin\":\"static\",\"state\":\"blackhole\"}");
        assertThat(json.at("/gateways/0/attachments/0")).hasToString("{\"id\":\"tgw-attach-a\",\"vpc\":\"vpc-a\","
                + "\"account\":\"111111111111\",\"state\":\"available\",\"table\":\"tgw-rtb-1\","
                + "\"subnets\":[\"subnet-a\"]}");
    }
}
