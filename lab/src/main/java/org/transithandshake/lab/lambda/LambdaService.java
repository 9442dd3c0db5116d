package org.transithandshake.lab.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.transithandshake.lab.api.Authorizer;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Faults;
import org.transithandshake.lab.api.Functions;
import org.transithandshake.lab.api.HandlerFactory;
import org.transithandshake.lab.api.Journal;
import org.transithandshake.lab.api.Operations;
import org.transithandshake.lab.api.ResourceType;
import org.transithandshake.lab.sns.Topics;
import org.transithandshake.lab.sqs.Queues;
import org.transithandshake.lab.time.Delays;
import org.transithandshake.lab.time.Timeline;

/**
 * AWS Lambda: functions with their environments, permissions and asynchronous queues. The shipped handlers run in
 * this process, one invocation at a time in an environment, in virtual time.
 */
public final class LambdaService implements Functions {
    private final Authorizer authorizer;
    private final Invoker invoker;
    private final Destination destination;
    private final AsyncQueue queue;
    private final RandomGenerator random;
    private final Map<String, DeployedFunction> byArn = new LinkedHashMap<>();

    public LambdaService(Timeline time, Delays delays, Journal journal, Authorizer authorizer, HandlerFactory factory,
            SessionIssuer sessions, Topics topics) {
        this(time, delays, journal, authorizer, factory, sessions, topics, new Faults());
    }

    /** @param faults what goes wrong here */
    public LambdaService(Timeline time, Delays delays, Journal journal, Authorizer authorizer, HandlerFactory factory,
            SessionIssuer sessions, Topics topics, Faults faults) {
        this.authorizer = authorizer;
        this.invoker = new Invoker(time, delays, journal, factory, sessions, faults);
        this.destination = new Destination(topics);
        this.queue = new AsyncQueue(time, invoker, destination);
        this.random = time.random("lambda");
    }

    /** Lets functions keep in queues what they give up. */
    public void reach(Queues queues) {
        destination.reach(queues);
    }

    public Operations operations() {
        return new FunctionOperations(this, authorizer).operations();
    }

    /** Functions, permissions, queue settings and log groups. */
    public List<ResourceType> resourceTypes() {
        return List.of(new FunctionType(this), new PermissionType(this), new EventInvokeConfigType(this),
                new LogGroupType());
    }

    /**
     * {@inheritDoc}
     *
     * @throws AwsError {@code ResourceNotFoundException}, or {@code TooManyRequestsException} for a throttle
     */
    @Override
    public JsonNode invoke(String functionArn, JsonNode payload, String origin) {
        return invoker.invoke(find(functionArn), payload, origin, requestId());
    }

    @Override
    public void invokeLater(String functionArn, JsonNode payload, String origin) {
        queue.add(find(functionArn), payload, origin, requestId());
    }

    /** The function's resource policy: {@code Version} and the {@code Statement}s of its permissions. */
    public JsonNode policy(String functionArn) {
        return find(functionArn).policy();
    }

    /** The asynchronous events that were given up. */
    public List<Dropped> dropped() {
        return queue.dropped();
    }

    /** What the function's handlers wrote to their {@code LambdaLogger}. */
    public List<String> logs(String functionArn) {
        return find(functionArn).logs();
    }

    void put(FunctionConfig config) {
        authorizer.checkTrust(config.role(), "lambda.amazonaws.com");
        byArn.computeIfAbsent(config.arn(), arn -> new DeployedFunction(config)).update(config);
    }

    void remove(String functionArn) {
        byArn.remove(functionArn);
    }

    /** Takes a statement, whose id only one function of the account has, out of that function's policy. */
    void forbid(String account, String statementId) {
        byArn.values().stream().filter(function -> function.config().account().equals(account))
                .forEach(function -> function.forbid(statementId));
    }

    DeployedFunction find(String functionArn) {
        DeployedFunction function = byArn.get(functionArn.replaceFirst(":\\$LATEST$", ""));
        if (function == null) {
            throw new AwsError(404, "ResourceNotFoundException", "Function not found: " + functionArn);
        }
        return function;
    }

    List<FunctionConfig> of(String account) {
        return byArn.values().stream().map(DeployedFunction::config)
                .filter(config -> config.account().equals(account)).toList();
    }

    private String requestId() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
