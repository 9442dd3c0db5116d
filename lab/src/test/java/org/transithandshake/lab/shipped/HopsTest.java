package org.transithandshake.lab.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.transithandshake.lab.AtItsOwnEnd;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Faults.Fault;
import org.transithandshake.lab.demo.Landscape;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;

/**
 * Every asynchronous hop of both stacks, broken, with every option that adds one: what could not be done is kept, and
 * people hear of it. The hops are read from the stacks, and {@link HopTypes} compares them with the template.
 */
@AtItsOwnEnd
class HopsTest {
    private static final Fault.Refused DENIED = new Fault.Refused(new AwsError(403, "AccessDenied", "not you"));
    private static final Fault.Refused BUSY =
            new Fault.Refused(new AwsError(400, "ThrottlingException", "Rate exceeded"));
    /** What a test of another class breaks, by logical id. */
    private static final Map<String, String> ELSEWHERE = Map.of("Leaving", "LeavingToldTest",
            // Best effort, says AppConfig: what is lost there, the sweep finds.
            "PolicyNotices", "PolicyProfileTest");
    private static final Map<Options, Hops> DEPLOYED = new EnumMap<>(Options.class);
    private static final Duration FIRST_CHECK = Duration.ofHours(13);

    /** Once for all tests; schedules have struck, and strike no more while they run. */
    private static Hops deployed(Options options) {
        return DEPLOYED.computeIfAbsent(options, wanted -> {
            Hops stacks = new Hops(wanted);
            stacks.waitFor(FIRST_CHECK);
            return stacks;
        });
    }

    private static Hops stacks(Options options) {
        return deployed(options).again();
    }

    @AfterAll
    static void forget() {
        DEPLOYED.clear();
    }

    /** With all options; with the other ones only what they have besides. */
    static List<Hop> each(Function<Hops, Stream<Hop>> kind) {
        List<Hop> all = kind.apply(deployed(Options.EVERYTHING)).toList();
        Set<String> known = all.stream().map(hop -> hop.account() + hop.id()).collect(Collectors.toSet());
        return Stream.concat(all.stream(), Arrays.stream(Options.values()).flatMap(other -> kind.apply(deployed(other)))
                .filter(hop -> !known.contains(hop.account() + hop.id()))).toList();
    }

    static List<Hop> rules() {
        return each(Hops::rules);
    }

    static List<Hop> functions() {
        return each(Hops::functions);
    }

    static List<Hop> schedules() {
        return each(Hops::schedules);
    }

    static List<Hop> machines() {
        return each(Hops::machines);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void anEventThatARuleCannotHandOverIsKeptAndTold(Hop rule) {
        Hops stacks = stacks(rule.options());
        breakIt(stacks, rule);

        assertThat(stacks.kept(rule.account(), "Undelivered")).as(rule.id()).singleElement().satisfies(message ->
                assertThat(message.get("RULE_ARN")).isEqualTo(rule.arn()));
        assertRangAndTold(stacks, rule, "UndeliveredAlarm");
    }

    /** Whoever sends it: a rule, a schedule, or CloudFormation. */
    @ParameterizedTest
    @MethodSource("functions")
    void anEventThatAFunctionGivesUpIsKeptAndTold(Hop function) {
        Hops stacks = stacks(function.options());
        giveUp(stacks, function);

        assertThat(stacks.bodies(function.account(), "GivenUp")).singleElement().satisfies(body -> {
            assertThat(body.at("/requestContext/functionArn").asText()).startsWith(function.arn());
            assertThat(body.at("/responsePayload/errorType").asText()).isEqualTo("Runtime.ExitError");
        });
        assertRangAndTold(stacks, function, "GivenUpAlarm");
    }

    /** A schedule whose function is away for so long that Scheduler gives up. */
    @ParameterizedTest
    @MethodSource("schedules")
    void aFunctionThatAScheduleCannotStartIsKeptAndTold(Hop schedule) {
        Hops stacks = new Hops(schedule.options());
        stacks.refuse(schedule, 6, new Fault.Refused(new AwsError(429, "TooManyRequestsException", "Rate Exceeded.")));
        stacks.waitFor(FIRST_CHECK);

        assertThat(stacks.kept(schedule.account(), "Undelivered")).singleElement().satisfies(message -> {
            assertThat(message.get("SCHEDULE_ARN")).isEqualTo(schedule.arn());
            assertThat(message.get("ERROR_CODE")).isEqualTo("TooManyRequestsException");
        });
        assertRangAndTold(stacks, schedule, "UndeliveredAlarm");
    }

    @ParameterizedTest
    @MethodSource("machines")
    void aMachineThatFailsIsToldEvenIfItsOwnMessageIsNot(Hop machine) {
        Hops stacks = stacks(machine.options());
        fail(stacks, machine);
        assertRangAndTold(stacks, machine, machine.id() + "Alarm");
    }

    /** Rules, schedules and CloudFormation wait for no answer, and without a destination the event would be lost. */
    @Test
    void whoeverIsInvokedAsynchronouslyHasSomewhereToGiveUp() {
        for (Options options : Options.values()) {
            Hops stacks = deployed(options);
            assertThat(stacks.functions().map(Hop::arn).collect(Collectors.toSet())).isEqualTo(stacks.invokedLater());
        }
    }

    /** A token would let whoever reads the mail end a wait of connect. */
    @Test
    void noMessageHasATaskToken() {
        Hop wanted = functions().stream().filter(hop -> hop.id().startsWith("FixRoutes")).findFirst().orElseThrow();
        Hops stacks = stacks(wanted.options());
        String token = wanted.event().at("/detail/taskToken").asText();
        assertThat(token).isNotEmpty();
        giveUp(stacks, wanted);
        assertThat(stacks.messages()).isNotEmpty().noneMatch(message -> message.text().contains(token));
    }

    /** What an alarm says to do finishes the work: the hub's offer, and the spoke's doorbell. */
    @Test
    void theCommandsOfTheAlarmsCanBeRun() {
        for (String account : List.of(Landscape.HUB, Landscape.SPOKE)) {
            Hop rule = rules().stream().filter(hop -> hop.isIn(account)).findFirst().orElseThrow();
            Hops stacks = stacks(rule.options());
            breakIt(stacks, rule);
            stacks.mend();
            new TypedCommand(stacks.lab, account).run(description(stacks.messages().getLast()));
            stacks.settle();
            assertThat(stacks.since(Entry.Invocation.class).map(Entry.Invocation::function))
                    .anyMatch(function -> function.contains(
                            account.equals(Landscape.HUB) ? "EnsureGateway" : "AcceptInvitation"));
        }
    }

    private static void breakIt(Hops stacks, Hop rule) {
        stacks.refuse(rule, Integer.MAX_VALUE, DENIED);
        stacks.deliver(rule);
    }

    private static void giveUp(Hops stacks, Hop function) {
        stacks.invocations(invocation -> invocation.function().equals(function.name()), new Fault.Died(false));
        stacks.lab.lambda().invokeLater(function.arn(), function.event(), "whoever");
        stacks.settle();
    }

    /** Whatever it calls is refused, and so is its message; only the alarm is left. */
    private static void fail(Hops stacks, Hop machine) {
        stacks.calls(call -> call.caller().actor().equals(machine.name()), BUSY);
        stacks.invocations(invocation -> true, BUSY);
        stacks.lab.sfn(machine.account()).startExecution(r -> r.stateMachineArn(machine.arn()).input("{}"));
        stacks.settle();
        assertThat(stacks.since(Entry.Execution.class).filter(end -> end.machine().equals(machine.name()))
                .map(Entry.Execution::status)).contains("FAILED");
    }

    private static void assertRangAndTold(Hops stacks, Hop hop, String alarm) {
        assertThat(stacks.rang()).containsExactly(hop.account() + " " + alarm);
        assertTold(stacks);
    }

    private static void assertTold(Hops stacks) {
        List<String> texts = stacks.messages().stream().filter(message -> message.subject().startsWith("ALARM"))
                .map(HopsTest::description).toList();
        assertThat(texts).isNotEmpty().allSatisfy(text -> {
            assertThat(text).contains("what: ", "where: ", "why: ", "again, when the cause is mended: aws ",
                    "--region ap-northeast-1").doesNotContain("${");
            assertThat(text.length()).isLessThanOrEqualTo(1_024);
        });
    }

    /** CloudWatch's mail repeats the description, which is all that is ours in it. */
    static String description(Entry.Message alarm) {
        return Shipped.parse(alarm.text()).path("AlarmDescription").asText();
    }

    /** The next option that adds a hop, or a hop of another kind, fails here by its name. */
    @Test
    void everyHopOfTheTemplateIsBroken() {
        Set<String> broken = new TreeSet<>(ELSEWHERE.keySet());
        Stream.of(rules(), functions(), schedules(), machines()).flatMap(List::stream).map(Hop::id)
                .forEach(broken::add);
        alarmsReached().forEach(alarm -> broken.add(alarm.split(" ")[1]));
        // Where all of that ends.
        broken.addAll(Set.of("Undelivered", "GivenUp", "People"));

        assertThat(HopTypes.ofTheTemplate()).isEqualTo(broken);
    }

    @Test
    void noAlarmIsOutOfReach() {
        assertThat(alarmsReached()).isEqualTo(each(Hops::alarms).stream()
                .map(alarm -> alarm.account() + " " + alarm.id()).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** One hop of each kind in each account, every machine, and a policy's file that nobody can read. */
    private static Set<String> alarmsReached() {
        Set<String> reached = new TreeSet<>(rangForUnreadablePolicy());
        for (String account : List.of(Landscape.HUB, Landscape.SPOKE)) {
            reached.addAll(rang(rules(), account, HopsTest::breakIt));
            reached.addAll(rang(functions(), account, HopsTest::giveUp));
        }
        machines().forEach(machine -> reached.addAll(rang(List.of(machine), machine.account(), HopsTest::fail)));
        return reached;
    }

    private static Set<String> rang(List<Hop> hops, String account, BiConsumer<Hops, Hop> fault) {
        Hop first = hops.stream().filter(hop -> hop.isIn(account)).findFirst().orElseThrow();
        Hops stacks = stacks(first.options());
        fault.accept(stacks, first);
        return stacks.rang();
    }

    private static Set<String> rangForUnreadablePolicy() {
        Hops stacks = new Hops(Options.POLICY_IN_PARAMETER_STORE);
        List.of(Landscape.HUB, Landscape.SPOKE).forEach(account -> stacks.call(account, "ssm", "PutParameter",
                PutParameterRequest.builder().name(Options.POLICY).type("String").value("nonsense").build()));
        stacks.settle();
        assertTold(stacks);
        return stacks.rang().stream().filter(alarm -> alarm.endsWith("PolicyInvalidAlarm")).collect(Collectors.toSet());
    }
}
