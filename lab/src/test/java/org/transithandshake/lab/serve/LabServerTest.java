package org.transithandshake.lab.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.ThisRun;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.demo.Landscape;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/** The AWS SDK over a real socket. */
class LabServerTest {
    private final Lab lab = new Lab(ThisRun.setup());
    private LabServer server;
    private Thread serving;

    @BeforeEach
    void serve() throws IOException {
        server = new LabServer(lab, 0, 1000);
        serving = Thread.ofPlatform().start(server::run);
    }

    @AfterEach
    void stop() throws InterruptedException {
        serving.interrupt();
        serving.join();
        server.close();
    }

    @Test
    void theAccessKeyIsTheAccount() {
        String vpc = ec2("111111111111").createVpc(r -> r.cidrBlock("10.7.0.0/16")).vpc().vpcId();
        assertThat(ec2("111111111111").describeVpcs().vpcs()).anyMatch(seen -> seen.vpcId().equals(vpc));
        assertThat(ec2("222222222222").describeVpcs().vpcs()).noneMatch(seen -> seen.vpcId().equals(vpc));
    }

    /** A call that waits for something inside the lab must not keep the lab from going on. */
    @Test
    void aFunctionIsInvokedFromOutside() {
        lab.deploy(Landscape.HUB, Landscape.STACK, Path.of("..", "template.yaml"), Map.of("AccountRole", "hub",
                "AllowedAccounts", Landscape.SPOKE, "PolicyStore", "AppConfig"));
        try (LambdaClient lambda = LambdaClient.builder().region(Region.of(Lab.REGION))
                .httpClient(UrlConnectionHttpClient.create())
                .endpointOverride(URI.create("http://127.0.0.1:" + server.port()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(Landscape.HUB, "x")))
                .build()) {
            String check = lambda.listFunctions().functions().stream().map(FunctionConfiguration::functionName)
                    .filter(name -> name.contains("CheckPolicy")).findFirst().orElseThrow();
            assertThat(lambda.invoke(r -> r.functionName(check).payload(SdkBytes.fromUtf8String("{}")))
                    .payload().asUtf8String()).contains("the field 'content' is missing in the input");
        }
    }

    @Test
    void anOperationThatIsNotThereIsNamedWithHttp400() {
        assertThatThrownBy(() -> ec2("111111111111").describeInstances())
                .isInstanceOfSatisfying(Ec2Exception.class, refused -> {
                    assertThat(refused.statusCode()).isEqualTo(400);
                    assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("InvalidAction");
                    assertThat(refused.getMessage()).contains("DescribeInstances");
                });
    }

    @Test
    void aRequestWithoutASignatureIsRefused() throws Exception {
        URI address = URI.create("http://127.0.0.1:" + server.port() + "/?Action=DescribeVpcs");
        HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isBetween(400, 403);
    }

    /** Real time passes here, a thousand times as fast; the test waits for the event, not for a time. */
    @Test
    void theDeployedTemplateConnectsWhileVirtualTimeFollowsRealTime() throws Exception {
        CountDownLatch connected = new CountDownLatch(1);
        serving.interrupt();
        serving.join();
        lab.journal().follow(entry -> {
            if (entry instanceof Entry.Execution end && end.detail().contains("\"Connected\"")) {
                connected.countDown();
            }
        });
        Landscape land = new Landscape(lab, Path.of("..", "template.yaml"), 1);
        land.createVpc(Landscape.SPOKE, "10.1.0.0/16");
        land.deploySpoke(Landscape.SPOKE, "10.2.0.0/16", Map.of());
        land.deployHub(List.of(Landscape.SPOKE), Map.of());
        serving = Thread.ofPlatform().start(server::run);
        assertThat(connected.await(60, TimeUnit.SECONDS)).isTrue();
    }

    private Ec2Client ec2(String account) {
        return Ec2Client.builder().region(Region.of(Lab.REGION)).httpClient(UrlConnectionHttpClient.create())
                .endpointOverride(URI.create("http://127.0.0.1:" + server.port()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(account, "any")))
                .build();
    }
}
