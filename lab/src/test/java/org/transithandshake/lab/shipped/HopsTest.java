package org.transithandshake.lab.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Faults.Fault;
import org.transithandshake.lab.demo.Landscape;
import org.transithandshake.lab.shipped.Hops.Hop;
import org.transithandshake.lab.shipped.Hops.Machine;

/**
 * Every asynchronous hop of both deployed stacks, broken: what could not be done is kept, and people hear of it. The
 * hops are read from the stacks, so one without a queue, an alarm that nothing reaches, or a rule without an event
 * file fails here by its name.
 */
class HopsTest {
    private static final Fault.Refused DENIED = new Fault.Refused(new AwsError(403, "AccessDenied", "not you"));
    private static final Fault.Refused BUSY =
            new Fault.Refused(new AwsError(400, "ThrottlingException", "Rate exceeded"));
    private static final int ALWAYS = 10_000;

    static Stream<Hop> rules() {
        return new Hops().rules();
    }

    static Stream<Hop> functions() {
        return new Hops().rules().filter(Hop::callsAFunction);
    }

    static Stream<Machine> machines() {
        return new Hops().machines();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void anEventThatARuleCannotHandOverIsKeptAndTold(Hop hop) {
        Hops stacks = new Hops();
        breakIt(stacks, hop);

        assertThat(stacks.kept(hop.account(), "Undelivered")).as(hop.rule()).singleElement().satisfies(message ->
                assertThat(message.get("RULE_ARN")).isEqualTo(hop.arn()));
        assertThat(stacks.alarms()).containsExactly(hop.account() + " UndeliveredAlarm");
        assertTellsWhatWhereWhyAndTheCommand(stacks);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void anEventThatAFunctionGivesUpIsKeptAndTold(Hop hop) {
        Hops stacks = new Hops();
        giveUp(stacks, hop);

        assertThat(stacks.bodies(hop.account(), "GivenUp")).singleElement().satisfies(body -> {
            assertThat(body.at("/requestContext/functionArn").asText()).startsWith(hop.target());
            assertThat(body.at("/responsePayload/errorType").asText()).isEqualTo("Runtime.ExitError");
        });
        assertThat(stacks.alarms()).containsExactly(hop.account() + " GivenUpAlarm");
        assertTellsWhatWhereWhyAndTheCommand(stacks);
    }

    @ParameterizedTest
    @MethodSource("machines")
    void aMachineThatFailsIsToldEvenIfItsOwnMessageIsNot(Machine machine) {
        Hops stacks = new Hops();
        fail(stacks, machine);

        assertThat(stacks.alarms()).containsExactly(machine.account() + " " + machine.alarm());
        assertTellsWhatWhereWhyAndTheCommand(stacks);
    }

    @Test
    void noAlarmIsOutOfReach() {
        Set<String> reached = new TreeSet<>();
        Set<String> accounts = Set.of(Landscape.HUB, Landscape.SPOKE);
        accounts.forEach(account -> {
            Hops stacks = new Hops();
            breakIt(stacks, stacks.rules().filter(hop -> hop.account().equals(account)).findFirst().orElseThrow());
            reached.addAll(stacks.alarms());
        });
        accounts.forEach(account -> {
            Hops stacks = new Hops();
            giveUp(stacks, functions().filter(hop -> hop.account().equals(account)).findFirst().orElseThrow());
            reached.addAll(stacks.alarms());
        });
        machines().forEach(machine -> {
            Hops stacks = new Hops();
            fail(stacks, machine);
            reached.addAll(stacks.alarms());
        });
        assertThat(new Hops().everyAlarm()).isEqualTo(reached);
    }

    /** A token would let whoever reads the mail end a wait of connect. */
    @Test
    void noMessageHasATaskToken() {
        Hop wanted = rules().filter(hop -> hop.rule().contains("RoutesWanted")).findFirst().orElseThrow();
        Hops stacks = new Hops();
        String token = wanted.event().at("/detail/taskToken").asText();
        assertThat(token).isNotEmpty();
        giveUp(stacks, wanted);
        assertThat(stacks.messages()).isNotEmpty().noneMatch(message -> message.text().contains(token));
    }

    private static void breakIt(Hops stacks, Hop hop) {
        stacks.lab.faults().deliveries(delivery -> delivery.rule().equals(hop.rule())
                && delivery.account().equals(hop.account()), 1, ALWAYS, DENIED);
        stacks.lab.buses().deliver(hop.account(), hop.bus(), hop.event());
        stacks.settle();
    }

    private static void giveUp(Hops stacks, Hop hop) {
        stacks.lab.faults().invocations(invocation -> hop.target().endsWith(":" + invocation.function()), 1, ALWAYS,
                new Fault.Died(false));
        stacks.lab.lambda().invokeLater(hop.target(), hop.event(), hop.arn());
        stacks.settle();
    }

    /** Whatever it calls is refused, and so is its message; only the alarm is left. */
    private static void fail(Hops stacks, Machine machine) {
        stacks.lab.faults().calls(call -> call.caller().actor().equals(machine.name()), 1, ALWAYS, BUSY);
        stacks.lab.faults().invocations(invocation -> true, 1, ALWAYS, BUSY);
        stacks.start(machine);
        stacks.settle();
        assertThat(stacks.lab.journal().of(Entry.Execution.class).filter(end -> end.machine().equals(machine.name()))
                .map(Entry.Execution::status)).contains("FAILED");
    }

    /** CloudWatch's mail repeats the description, which is all that is ours in it. */
    private static void assertTellsWhatWhereWhyAndTheCommand(Hops stacks) {
        List<String> texts = stacks.messages().stream().filter(message -> message.subject().startsWith("ALARM"))
                .map(Entry.Message::text).map(Hops::description).toList();
        assertThat(texts).isNotEmpty().allSatisfy(text ->
                assertThat(text).contains("what: ", "where: ", "why: ", "again, when the cause is mended: aws ",
                        "--region ap-northeast-1").doesNotContain("${"));
        assertThat(texts.stream().map(String::length).collect(Collectors.toSet())).allMatch(length -> length <= 1_024);
    }

    /** What an alarm says to do finishes the work: the hub's offer, and the spoke's doorbell. */
    @Test
    void theCommandsOfTheAlarmsCanBeRun() {
        for (String account : List.of(Landscape.HUB, Landscape.SPOKE)) {
            Hops stacks = new Hops();
            breakIt(stacks, stacks.rules().filter(hop -> hop.account().equals(account)).findFirst().orElseThrow());
            int before = stacks.lab.journal().entries().size();
            stacks.run(account, Hops.description(stacks.messages().getLast().text()));
            stacks.settle();
            Stream<Entry> since = stacks.lab.journal().entries().stream().skip(before);
            assertThat(since.filter(Entry.Invocation.class::isInstance).map(Entry.Invocation.class::cast)
                    .map(Entry.Invocation::function)).anyMatch(function -> function.contains(
                            account.equals(Landscape.HUB) ? "EnsureGateway" : "AcceptInvitation"));
        }
    }
}
