package org.transithandshake.lab.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.fakes.World.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.event.ruler.GenericMachine;
import software.amazon.event.ruler.JsonRuleCompiler;

/** The first difference, by hand for each operator, and against event-ruler for generated patterns and events. */
class PatternDifferenceTest {
    private static final String EVENT = """
            {'source':'aws.ec2','detail':{'name':'Create','ip':'10.1.2.3','n':17,'none':null,'yes':true,
             'list':['a','b'],'items':[{'k':'x','v':1},{'k':'y','v':2}],'deep':{'er':'z'}}}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'source':['aws.ram']}                              | source        | [`aws.ec2`]",
        "{'source':['aws.ec2'],'detail':{'name':['Delete']}} | detail.name   | [`Create`]",
        "{'detail':{'missing':['a']}}                        | detail.missing | []",
        "{'detail':{'name':[{'prefix':'Del'}]}}              | detail.name   | [`Create`]",
        "{'detail':{'name':[{'suffix':'x'}]}}                | detail.name   | [`Create`]",
        "{'detail':{'name':[{'anything-but':['Create']}]}}   | detail.name   | [`Create`]",
        "{'detail':{'name':[{'equals-ignore-case':'creat'}]}} | detail.name  | [`Create`]",
        "{'detail':{'name':[{'wildcard':'C*x'}]}}            | detail.name   | [`Create`]",
        "{'detail':{'n':[{'numeric':['>',17]}]}}             | detail.n      | [17]",
        "{'detail':{'n':['17']}}                             | detail.n      | [17]",
        "{'detail':{'ip':[{'cidr':'10.2.0.0/16'}]}}          | detail.ip     | [`10.1.2.3`]",
        "{'detail':{'none':[{'exists':false}]}}              | detail.none   | [null]",
        "{'detail':{'gone':[{'exists':true}]}}               | detail.gone   | []",
        "{'detail':{'yes':[false]}}                          | detail.yes    | [true]",
        "{'detail':{'list':['c']}}                           | detail.list   | [`a`, `b`]",
        "{'detail':{'deep':['z']}}                           | detail.deep   | [{`er`:`z`}]",
        "{'detail':{'items':{'v':[3]}}}                      | detail.items.v | [1, 2]"})
    void theDifferenceIsNamed(String pattern, String path, String has) {
        assertThat(PatternDifference.of(json(pattern), json(EVENT))).singleElement().satisfies(difference -> {
            assertThat(difference.path()).isEqualTo(path);
            assertThat(difference.has()).hasToString(has.replace('`', '"'));
            assertThat(difference.elsewhere()).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'source':['aws.ec2']}", "{'detail':{'list':['b'],'items':{'k':['y'],'v':[2]}}}",
        "{'$or':[{'source':['x']},{'detail':{'n':[17]}}]}", "{'detail':{'none':[null],'gone':[{'exists':false}]}}"})
    void anEventThatMatchesDiffersNowhere(String pattern) {
        assertThat(PatternDifference.of(json(pattern), json(EVENT))).isEmpty();
    }

    @Test
    void valuesOfTwoElementsOfAListAreNotOneMatch() {
        assertThat(PatternDifference.of(json("{'detail':{'items':{'k':['x'],'v':[2]}}}"), json(EVENT)))
                .singleElement().satisfies(difference -> {
                    assertThat(difference.path()).isEqualTo("detail.items.v");
                    assertThat(difference.elsewhere()).isTrue();
                });
    }

    @Test
    void eachAlternativeHasItsDifference() {
        JsonNode pattern = json("{'source':['aws.ec2'],'$or':[{'detail':{'name':['Create'],'n':[18]}},"
                + "{'detail':{'yes':[false]}}]}");
        assertThat(PatternDifference.of(pattern, json(EVENT))).extracting(Difference::path)
                .containsExactly("detail.n", "detail.yes");
    }

    /** event-ruler 2.1.0 alone takes this event every other time. */
    @Test
    void alternativesThatShareAValueMatchEveryTime() {
        JsonNode pattern = json("{'$or':[{'source':['aws.ram','s']},{'source':['aws.ec2','s']}]}");
        assertThat(IntStream.range(0, 50).filter(i -> !Patterns.matches(pattern.toString(), json(EVENT)))).isEmpty();
    }

    @Test
    void aDifferenceIsNamedIfAndOnlyIfEventRulerSaysNo() throws Exception {
        int matching = 0;
        for (int seed = 0; seed < 4_000; seed++) {
            PatternMaker maker = new PatternMaker(new Random(seed));
            JsonNode event = maker.event();
            JsonNode pattern = maker.pattern();
            boolean matches = matches(pattern, event);
            matching += matches ? 1 : 0;
            assertThat(PatternDifference.of(pattern, event).isEmpty())
                    .as("seed %s: %s against %s", seed, event, pattern).isEqualTo(matches);
        }
        assertThat(matching).as("patterns that match").isBetween(400, 3_600);
    }

    /** With the difference taken out of the pattern, and all that follows it, the event matches. */
    @Test
    void whatComesBeforeTheDifferenceMatches() throws Exception {
        int cut = 0;
        for (int seed = 0; seed < 2_000; seed++) {
            PatternMaker maker = new PatternMaker(new Random(seed));
            JsonNode event = maker.event();
            JsonNode pattern = maker.flatPattern();
            List<Difference> differences = PatternDifference.of(pattern, event);
            if (!differences.isEmpty()) {
                JsonNode before = upTo(pattern, differences.getFirst().path());
                cut += before.isEmpty() ? 0 : 1;
                assertThat(before.isEmpty() || matches(before, event)).as("seed %s: %s", seed, pattern).isTrue();
            }
        }
        assertThat(cut).isGreaterThan(200);
    }

    /** The one field of a matching event that is spoilt is the one that is named. */
    @Test
    void aSpoiltFieldIsTheOneNamed() throws Exception {
        int spoilt = 0;
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            PatternMaker maker = new PatternMaker(random);
            ObjectNode event = maker.event();
            ObjectNode pattern = maker.flatPattern();
            List<String> names = pattern.properties().stream().map(field -> field.getKey()).toList();
            String name = names.get(random.nextInt(names.size()));
            ObjectNode changed = event.deepCopy().put(name, "spoilt");
            if (matches(pattern, event) && !matches(pattern, changed)) {
                spoilt++;
                assertThat(PatternDifference.of(pattern, changed)).extracting(Difference::path)
                        .as("seed %s: %s against %s", seed, changed, pattern).containsExactly(name);
            }
        }
        assertThat(spoilt).isGreaterThan(50);
    }

    private static ObjectNode upTo(JsonNode pattern, String path) {
        ObjectNode before = JsonNodeFactory.instance.objectNode();
        for (var field : pattern.properties()) {
            if (field.getKey().equals(path)) {
                break;
            }
            before.set(field.getKey(), field.getValue());
        }
        return before;
    }

    /** By event-ruler itself, each alternative of the pattern in a machine of its own. */
    private static boolean matches(JsonNode pattern, JsonNode event) throws Exception {
        for (var one : JsonRuleCompiler.compile(pattern.toString())) {
            GenericMachine<String> machine = GenericMachine.<String>builder().build();
            machine.addPatternRule("rule", one);
            if (!machine.rulesForJSONEvent(event.toString()).isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
