package org.transithandshake.lab.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

final class ParametersTest {
    private static final JsonNode SECTION = TemplateReader.parse("""
            AccountRole: {Type: String, AllowedValues: [hub, spoke]}
            HubAccountId:
              Type: String
              Default: "000000000000"
              AllowedPattern: "\\\\d{12}"
              ConstraintDescription: an account id has twelve digits
            AllowedCidrs: {Type: CommaDelimitedList, Default: "10.0.0.0/8", AllowedPattern: "[0-9./]*"}
            Airlocks: {Type: Number, Default: 1, MinValue: 1, MaxValue: 4}
            Token: {Type: String, Default: abc, NoEcho: true, MinLength: 2, MaxLength: 4}
            Vpc: {Type: "AWS::EC2::VPC::Id", Default: ""}
            """);

    @Test
    void defaultsHoldWhereNothingIsGiven() {
        Map<String, JsonNode> values = Parameters.resolve(SECTION, Map.of("AccountRole", "hub"));
        assertThat(values.get("HubAccountId").asText()).isEqualTo("000000000000");
        assertThat(values.get("Airlocks").asText()).isEqualTo("1");
        assertThat(values.get("Vpc").asText()).isEmpty();
    }

    @Test
    void aListIsSplitAtCommasAndTrimmed() {
        assertThat(cidrs("10.0.0.0/8, 172.16.0.0/12")).hasToString("[\"10.0.0.0/8\",\"172.16.0.0/12\"]");
        assertThat(cidrs("")).hasToString("[\"\"]");
    }

    @Test
    void everyFaultIsToldAtOnceWithItsCure() {
        assertThatThrownBy(() -> Parameters.resolve(SECTION, Map.of("HubAccountId", "12", "Airlok", "2",
                "Airlocks", "9", "AllowedCidrs", "10.0.0.0/8,all", "Token", "secret")))
                .asInstanceOf(InstanceOfAssertFactories.type(TemplateException.class))
                .extracting(TemplateException::faults, InstanceOfAssertFactories.list(String.class))
                .containsExactly(
                        "The template has no parameter Airlok (did you mean Airlocks?). Known are AccountRole, "
                                + "HubAccountId, AllowedCidrs, Airlocks, Token, Vpc.",
                        "The parameter AccountRole is missing and has no default; pass AccountRole=<String>.",
                        "The parameter HubAccountId is \"12\", but must match the pattern \\d{12}: "
                                + "an account id has twelve digits",
                        "The parameter AllowedCidrs is \"all\", but must match the pattern [0-9./]*.",
                        "The parameter Airlocks is \"9\", but must be at most 4.",
                        "The parameter Token is \"****\", but must have at most 4 characters.");
    }

    @Test
    void aValueMayHave4096Bytes() {
        String longest = "1".repeat(4096);
        assertThat(Parameters.resolve(SECTION, Map.of("AccountRole", "hub", "AllowedCidrs", longest))).isNotEmpty();
        refused(Map.of("AccountRole", "hub", "AllowedCidrs", longest + "1"),
                "has 4097 bytes, but CloudFormation takes 4096 at most.");
    }

    @Test
    void aValueOutsideTheAllowedOnesSuggestsTheNearest() {
        refused(Map.of("AccountRole", "spokes"), "must be one of hub, spoke (did you mean spoke?).");
        refused(Map.of("AccountRole", "hub", "Airlocks", "many"), "must be a number");
        refused(Map.of("AccountRole", "hub", "Airlocks", "0"), "must be at least 1");
        refused(Map.of("AccountRole", "hub", "Token", "x"), "must have at least 2 characters");
    }

    @Test
    void anUnknownTypeOrAttributeIsRefused() {
        assertThatThrownBy(() -> Parameters.resolve(TemplateReader.parse("A: {Type: Strin}"), Map.of()))
                .hasMessage("The parameter A has the unsupported Type \"Strin\".");
        assertThatThrownBy(() -> Parameters.resolve(TemplateReader.parse("A: {Type: String, Defualt: x}"), Map.of()))
                .hasMessage("The parameter A has the unknown attribute Defualt (did you mean Default?).");
        assertThatThrownBy(() -> Parameters.resolve(
                TemplateReader.parse("A: {Type: String, AllowedPattern: '('}"), Map.of()))
                .hasMessageContaining("no regular expression");
        assertThatThrownBy(() -> Parameters.resolve(TemplateReader.parse("A: {Type: String, MaxLength: x}"), Map.of()))
                .hasMessage("The parameter A has a MaxLength that is no number.");
    }

    private static void refused(Map<String, String> given, String message) {
        assertThatThrownBy(() -> Parameters.resolve(SECTION, given)).hasMessageContaining(message);
    }

    private static JsonNode cidrs(String given) {
        return Parameters.resolve(SECTION, Map.of("AccountRole", "hub", "AllowedCidrs", given)).get("AllowedCidrs");
    }
}
