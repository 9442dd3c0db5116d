package org.transithandshake.leave;

import java.util.ArrayList;
import java.util.List;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.Messages;
import org.transithandshake.aws.StackAnswers;
import org.transithandshake.step.Settings;
import org.transithandshake.step.Step;

/**
 * The custom resource that ends the connections when its stack is deleted with {@code OnDelete=disconnect}. It never
 * keeps the stack from going: whatever cannot be ended is told to people, and CloudFormation hears of success.
 */
public abstract class Leaving extends Step<StackRequest, Leaving.Output> {
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
            messages.tell(topic, "Transit Handshake: the stack goes, and something stays", """
                    The stack is being deleted with OnDelete=disconnect, but this could not be ended:
                    %s
                    docs/removal.md has the commands to end it by hand.
                    """.formatted(String.join("\n", left)));
        } catch (RuntimeException e) {
            log.error("people could not be told what stays: {}", left, e);
        }
    }

    /** @param what names it for people */
    public record Act(String what, Runnable work) {
    }

    /** @param left what could not be ended, a line each */
    public record Output(String request, List<String> left) {
    }
}
