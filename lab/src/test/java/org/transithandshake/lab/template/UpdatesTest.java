package org.transithandshake.lab.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.transithandshake.lab.api.ResourceType;
import org.transithandshake.lab.time.Timeline;

/** What CloudFormation takes away when a stack is updated, and whose names it leaves alone. */
final class UpdatesTest implements ResourceType {
    private static final String ACCOUNT = "111122223333";
    private final List<String> log = new ArrayList<>();
    private final Deployment deployment = new Deployment(List.of(this),
            (account, source, type, resources, detail) -> log.add(detail.at("/status-details/status").asText()),
            new Timeline(1, Instant.EPOCH));
    @TempDir
    private Path folder;

    @Override
    public String type() {
        return "Test::Named";
    }

    @Override
    public Set<String> properties() {
        return Set.of("Name");
    }

    @Override
    public Created put(Place place, JsonNode properties) {
        log.add("put " + properties.path("Name").asText());
        return new Created(properties.path("Name").asText(), Map.of());
    }

    @Override
    public void delete(Place place, Created made) {
        log.add("delete " + made.ref());
    }

    @Test
    void whatTheNewTemplateHasNoLongerIsDeletedOnceTheRestStands() {
        deploy("hub", "A: {Type: Test::Named, Properties: {Name: a}}, B: {Type: Test::Named, Properties: {Name: b}}");
        deploy("hub", "B: {Type: Test::Named, Properties: {Name: b}}");
        assertThat(log).containsExactly("put a", "put b", "CREATE_COMPLETE", "put b", "delete a", "UPDATE_COMPLETE");
    }

    @Test
    void aResourceUnderAnotherNameTakesThePlaceOfTheOldOne() {
        deploy("hub", "A: {Type: Test::Named, Properties: {Name: old}}");
        deploy("hub", "A: {Type: Test::Named, Properties: {Name: new}}");
        deployment.delete(ACCOUNT, "eu-west-1", "hub");
        assertThat(log).containsExactly("put old", "CREATE_COMPLETE", "put new", "delete old", "UPDATE_COMPLETE",
                "delete new", "DELETE_COMPLETE");
    }

    @Test
    void whatATemplateRetainsStaysAndKeepsItsName() {
        String kept = "A: {Type: Test::Named, DeletionPolicy: Retain, UpdateReplacePolicy: Retain, "
                + "Properties: {Name: %s}}";
        deploy("hub", kept.formatted("one"));
        deploy("hub", kept.formatted("two"));
        deployment.delete(ACCOUNT, "eu-west-1", "hub");
        assertThat(log).noneMatch(line -> line.startsWith("delete"));
        assertThatThrownBy(() -> deploy("spoke", "A: {Type: Test::Named, Properties: {Name: two}}"))
                .hasMessageContaining("AlreadyExists: two already exists.");
    }

    @Test
    void aPolicyThatNobodyKnowsIsRefused() {
        assertThatThrownBy(() -> deploy("hub", "A: {Type: Test::Named, DeletionPolicy: Keep}"))
                .hasMessage("A: DeletionPolicy is Keep, but the lab knows [Delete, Retain, RetainExceptOnCreate].");
    }

    @Test
    void aNameThatAnotherStackOrAnotherLogicalIdHasIsRefused() {
        deploy("hub", "A: {Type: Test::Named, Properties: {Name: taken}}");
        assertThatThrownBy(() -> deploy("spoke", "A: {Type: Test::Named, Properties: {Name: taken}}"))
                .hasMessage("The resource A (Test::Named) could not be made: AlreadyExists: taken already exists.");
        assertThatThrownBy(() -> deploy("hub", "B: {Type: Test::Named, Properties: {Name: taken}}"))
                .hasMessageContaining("already exists");
    }

    @Test
    void aNameIsFreeAgainWhenItsStackIsGone() {
        deploy("hub", "A: {Type: Test::Named, Properties: {Name: taken}}");
        deployment.delete(ACCOUNT, "eu-west-1", "hub");
        deploy("spoke", "A: {Type: Test::Named, Properties: {Name: taken}}");
        assertThat(log).endsWith("put taken", "CREATE_COMPLETE");
    }

    private void deploy(String stack, String resources) {
        try {
            deployment.deploy(ACCOUNT, "eu-west-1", stack,
                    Files.writeString(folder.resolve("t.yaml"), "Resources: {" + resources + "}"), Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
