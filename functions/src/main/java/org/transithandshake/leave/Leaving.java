package org.transithandshake.leave;

import java.util.ArrayList;
import java.util.List;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.Messages;
import org.transithandshake.aws.StackAnswers;
import org.transithandshake.aws.Subject;
import org.transithandshake.step.Settings;
import org.transithandshake.step.Step;

/**
 * The custom resource that ends the connections when its stack is deleted with {@code OnDelete=disconnect}. It never
 * keeps the stack from going: whatever cannot be ended, or not in time, is told to people, and CloudFormation hears of
 * success.
 */
public abstract class Leaving extends Step<StackRequest, Leaving.Output> {
    /**
     * For the act that is under way, the message and the answer: ten calls that are as slow as can be. The SDK waits 30
     * seconds for an answer (SdkHttpConfigurationOption, READ_TIMEOUT), and an act ends with the first call that fails.
     */
    private static final int RESERVE_MILLIS = 300_000;
    /** A message of SNS has 256 KB at most (Publish, API Reference). */
    private static final int MOST_LINES = 100;

    private final Messages messages;
    private final StackAnswers answers;
    private final String topic;

    protected Leaving(Aws aws, Settings settings) {
        super(StackRequest.class);
        messages = new Messages(aws);
        answers = new StackAnswers(aws);
        topic = settings.topic();
    }

    /** What is to be ended, in this order; one that fails does not keep the next from being tried. */
    protected abstract List<Act> acts();

    @Override
    protected final Output run(StackRequest request) {
        List<String> left = request.disconnects() ? leave() : List.of();
        if (!left.isEmpty()) {
            tell(left);
        }
        answers.put(request.address(), request.success());
        return new Output(request.type(), left);
    }

    private List<String> leave() {
        List<String> left = new ArrayList<>();
        try {
            acts().forEach(act -> attempt(act, left));
        } catch (RuntimeException e) {
            left.add("all of it: " + e.getMessage());
        }
        return left;
    }

    private void attempt(Act act, List<String> left) {
        if (millisLeft() < RESERVE_MILLIS) {
            left.add(act.what() + ": not tried, there was no time left");
            return;
        }
        try {
            log.info("leaving: {}", act.what());
            act.work().run();
        } catch (RuntimeException e) {
            log.warn("left as it is: {}", act.what(), e);
            left.add(act.what() + ": " + e.getMessage());
        }
    }

    private void tell(List<String> left) {
        try {
            messages.tell(topic, Subject.LEFT_BEHIND.of(), """
                    The stack is being deleted with OnDelete=disconnect, but this could not be ended:
                    %s
                    docs/removal.md has the commands to end it by hand.
                    """.formatted(lines(left)));
        } catch (RuntimeException e) {
            log.error("people could not be told what stays: {}", left, e);
        }
    }

    private static String lines(List<String> left) {
        String shown = String.join("\n", left.subList(0, Math.min(left.size(), MOST_LINES)));
        return left.size() <= MOST_LINES ? shown : shown + "\nand " + (left.size() - MOST_LINES) + " more; the log"
                + " of the function has all of them";
    }

    /** @param what names it for people */
    public record Act(String what, Runnable work) {
    }

    /** @param left what could not be ended, a line each */
    public record Output(String request, List<String> left) {
    }
}
