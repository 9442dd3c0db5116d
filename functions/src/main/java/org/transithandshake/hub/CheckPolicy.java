package org.transithandshake.hub;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.transithandshake.aws.Aws;
import org.transithandshake.policy.rules.PolicyFile;
import org.transithandshake.policy.text.Fault;
import org.transithandshake.step.BadInput;
import org.transithandshake.step.Settings;
import org.transithandshake.step.Step;

/**
 * The validator of the policy's configuration profile: AppConfig asks it before it deploys a version, and takes an
 * exception for a no (AppConfig User Guide, "Understanding validators"). A spoke's stack has it too, for its own file.
 */
public final class CheckPolicy extends Step<CheckPolicy.Input, CheckPolicy.Output> {
    public CheckPolicy() {
        super(Input.class);
    }

    /** As every handler has it; a text is judged without AWS and without settings. */
    public CheckPolicy(Aws aws, Settings settings) {
        this();
    }

    @Override
    protected Output run(Input input) {
        PolicyFile.Reading reading = PolicyFile.read(text(BadInput.require(input.content(), "content")));
        List<String> faults = reading.faults().stream().filter(Fault::isError).map(Fault::toString).toList();
        if (!faults.isEmpty()) {
            log.warn("version {} is refused: {}", input.configurationVersion(), faults);
            throw new BadInput("the policy has " + faults.size() + (faults.size() == 1 ? " fault: " : " faults: ")
                    + String.join(" | ", faults));
        }
        return new Output(input.configurationVersion(), reading.faults().stream().map(Fault::toString).toList());
    }

    private static String text(String content) {
        try {
            return new String(Base64.getDecoder().decode(content), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new BadInput("content is not Base64: " + e.getMessage());
        }
    }

    /**
     * @param content              the file, in Base64
     * @param configurationVersion its number
     */
    public record Input(String content, String configurationVersion) {
    }

    /** @param warnings what is no reason to refuse it */
    public record Output(String configurationVersion, List<String> warnings) {
    }
}
