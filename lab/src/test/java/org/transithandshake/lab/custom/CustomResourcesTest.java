package org.transithandshake.lab.custom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.transithandshake.lab.api.Functions;
import org.transithandshake.lab.api.ResourceType;
import org.transithandshake.lab.api.ResourceType.Created;
import org.transithandshake.lab.api.ResourceType.Place;
import org.transithandshake.lab.fakes.World;
import org.transithandshake.lab.wire.RawRequest;

/** What CloudFormation sends to a custom resource, and what it takes for an answer. */
final class CustomResourcesTest implements Functions {
    private static final Place PLACE = new Place(World.HUB, World.REGION, "stack", "app", "Leaving");
    private final World world = new World();
    private final CustomResources custom = new CustomResources(world.time);
    private final ResourceType type = custom.invoking(this);
    private final List<JsonNode> requests = new ArrayList<>();
    private Consumer<JsonNode> function = request -> put(request, "PUT", "", response(request));
    private Created made;
    private int status;

    @Override
    public JsonNode invoke(String functionArn, JsonNode payload, String origin) {
        throw new AssertionError("not expected");
    }

    @Override
    public void invokeLater(String functionArn, JsonNode payload, String origin) {
        requests.add(payload);
        function.accept(payload);
    }

    @BeforeEach
    void make() {
        made = type.put(PLACE, World.json("{'ServiceToken':'f','ServiceTimeout':5,'Wait':true,'Sizes':[1,{'a':2}]}"));
    }

    @Test
    void whatIsBeingMadeHasNoPhysicalIdAndEveryPropertyIsAText() {
        assertThat(requests.getFirst().has("PhysicalResourceId")).isFalse();
        assertThat(requests.getFirst().get("ResourceProperties")).isEqualTo(World.json(
                "{'ServiceToken':'f','ServiceTimeout':'5','Wait':'true','Sizes':['1',{'a':'2'}]}"));
    }

    @Test
    void anUpdateNamesTheOldPropertiesAndThePhysicalId() {
        type.put(PLACE, World.json("{'ServiceToken':'f','Wait':false}"));
        assertThat(requests.getLast().at("/OldResourceProperties/Wait").asText()).isEqualTo("true");
        assertThat(requests.getLast().at("/PhysicalResourceId").asText()).isNotEmpty();
    }

    @Test
    void aDeletionEndsWithAnAnswerThatNamesItsRequest() {
        type.delete(PLACE, made);
        assertThat(status).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"POST, ''", "PUT, application/json"})
    void theAddressIsSignedForAPutWithoutContentType(String method, String contentType) {
        function = request -> put(request, method, contentType, response(request));
        refused("none");
        assertThat(status).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"StackId", "RequestId", "LogicalResourceId"})
    void anAnswerThatNamesAnotherRequestIsNone(String member) {
        function = request -> put(request, "PUT", "", response(request).put(member, "other"));
        refused("another request");
    }

    @Test
    void anAnswerNeedsAPhysicalIdAndMayHave4096Bytes() {
        function = request -> put(request, "PUT", "", response(request).put("PhysicalResourceId", ""));
        refused("Invalid PhysicalResourceId");
        make();
        function = request -> put(request, "PUT", "", response(request).put("Reason", "r".repeat(4_096)));
        refused("too long");
    }

    private void refused(String reason) {
        assertThatThrownBy(() -> type.delete(PLACE, made)).hasMessageContaining(reason);
    }

    private static ObjectNode response(JsonNode request) {
        ObjectNode response = ((ObjectNode) World.json("{'Status':'SUCCESS','PhysicalResourceId':'p'}"));
        return response.setAll(((ObjectNode) request.deepCopy()).retain("StackId", "RequestId", "LogicalResourceId"));
    }

    private void put(JsonNode request, String method, String contentType, JsonNode response) {
        URI address = URI.create(request.path("ResponseURL").asText());
        status = custom.answer(address.getHost(), new RawRequest(method, address.getPath(), Map.of(),
                Map.of("Content-Type", List.of(contentType)), response.toString().getBytes(UTF_8)))
                .orElseThrow().status();
    }
}
