package org.transithandshake.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.transithandshake.lab.account.AccountServices;
import org.transithandshake.lab.account.OrganizationService;
import org.transithandshake.aws.Clients;
import org.transithandshake.lab.api.Api;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Faults;
import org.transithandshake.lab.api.Journal;
import org.transithandshake.lab.api.ResourceType;
import org.transithandshake.lab.appconfig.AppConfig;
import org.transithandshake.lab.cloudwatch.CloudWatch;
import org.transithandshake.lab.custom.CustomResources;
import org.transithandshake.lab.dynamodb.Tables;
import org.transithandshake.lab.ec2.Ec2;
import org.transithandshake.lab.events.EventBuses;
import org.transithandshake.lab.iam.Iam;
import org.transithandshake.lab.lambda.LambdaService;
import org.transithandshake.lab.ram.Organization;
import org.transithandshake.lab.ram.Ram;
import org.transithandshake.lab.scheduler.Schedules;
import org.transithandshake.lab.sns.Topics;
import org.transithandshake.lab.sqs.Queues;
import org.transithandshake.lab.ssm.Ssm;
import org.transithandshake.lab.states.Neighbours;
import org.transithandshake.lab.states.StateMachineResource;
import org.transithandshake.lab.states.StateMachines;
import org.transithandshake.lab.sts.Sts;
import org.transithandshake.lab.template.Deployment;
import org.transithandshake.lab.template.Stack;
import org.transithandshake.lab.time.Delays;
import org.transithandshake.lab.time.Timeline;
import org.transithandshake.lab.trail.CloudTrail;
import org.transithandshake.lab.wire.LabHttpClient;
import org.transithandshake.lab.wire.Naming;
import org.transithandshake.lab.wire.PojoJson;
import org.transithandshake.lab.wire.Sessions;
import org.transithandshake.lab.wire.Wire;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ram.RamClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * An embedded AWS with any number of accounts in one Region: the services that the handshake uses, in virtual time.
 * The shipped template is deployed into it, and the shipped functions and machines run in it.
 */
public final class Lab {
    public static final String REGION = "ap-northeast-1";

    private final Timeline time;
    private final Journal journal = new Journal();
    private final Iam iam = new Iam();
    private final EventBuses buses;
    private final Ram ram;
    private final Ec2 ec2;
    private final LambdaService lambda;
    private final Queues queues;
    private final StateMachines machines;
    private final Schedules schedules;
    private final CloudWatch cloudWatch;
    private final Api api;
    private final OrganizationService organizations = new OrganizationService();
    private final Faults faults = new Faults();
    private final Sessions sessions = new Sessions();
    private final Wire wire;
    private final LabClients clients;
    private final Deployment deployment;

    public Lab(LabSetup setup) {
        time = new Timeline(setup.seed(), LabSetup.START);
        Delays delays = setup.delays().apply(time.random("delays"));
        buses = new EventBuses(REGION, time, delays, journal, iam, setup.switches(), faults);
        ram = new Ram(time, delays, setup.switches(), journal, buses);
        ec2 = new Ec2(time, delays, setup.switches(), journal, ram);
        api = new Api(time, delays, journal, iam,
                new CloudTrail(time, delays, buses, setup.switches(), new Records(setup.switches()), ec2::owner),
                faults);
        wire = new Wire(api, sessions);
        CustomResources custom = new CustomResources(time);
        SdkHttpClient http = new LabHttpClient(wire, custom);
        clients = new LabClients(setup.transport(), Region.of(REGION), http, api, sessions);
        Topics topics = new Topics(time, journal, iam);
        queues = new Queues(time, iam);
        topics.reach(queues);
        lambda = new LambdaService(time, delays, journal, iam, new ShippedHandlers(clients, http, time::now),
                sessions::issue, topics, faults);
        lambda.reach(queues);
        cloudWatch = new CloudWatch(REGION, time, journal, iam, topics, queues);
        machines = new StateMachines(new Neighbours(time, journal, iam, buses, lambda, this::integrate,
                setup.switches()));
        schedules = new Schedules(time, iam, lambda, queues, faults);
        buses.reach(lambda);
        buses.reach(topics);
        buses.reach(queues);
        buses.reach(machines);
        api.add(Sts.operations());
        api.add(new Ssm(time, buses).operations());
        Tables tables = new Tables();
        api.add(tables.operations());
        api.add(organizations.operations());
        AppConfig appConfig = new AppConfig(time, buses, lambda, iam, cloudWatch);
        api.add(appConfig.operations());
        AccountServices.of(setup.switches(), this::hasAttachment).forEach(api::add);
        api.add(ec2.operations());
        api.add(ram.operations(ec2::exists));
        List.of(buses.operations(), lambda.operations(), topics.operations(), queues.operations(),
                machines.operations()).forEach(api::add);
        List<ResourceType> types = types(topics);
        types.addAll(tables.resourceTypes());
        types.addAll(appConfig.resourceTypes());
        types.add(custom.invoking(lambda));
        deployment = new Deployment(types, buses, time);
    }

    private List<ResourceType> types(Topics topics) {
        List<ResourceType> types = new ArrayList<>(iam.resourceTypes());
        types.addAll(buses.resourceTypes());
        types.addAll(lambda.resourceTypes());
        types.addAll(topics.resourceTypes());
        types.addAll(queues.resourceTypes());
        types.addAll(cloudWatch.resourceTypes());
        types.add(new StateMachineResource(machines));
        types.add(schedules);
        return types;
    }

    private boolean hasAttachment(String account) {
        return journal.of(Entry.ApiCall.class).anyMatch(call -> call.caller().account().equals(account)
                && call.operation().equals("CreateTransitGatewayVpcAttachment") && call.error().isEmpty());
    }

    /** A Task state's call: the same request as an SDK's, but in JSON with AWS's member names. */
    private JsonNode integrate(Caller caller, String service, String operation, JsonNode arguments) {
        return PojoJson.write(api.call(caller, service, operation, PojoJson.read(
                arguments, api.operation(service, operation).requestType(), Naming.MEMBER)), Naming.MEMBER);
    }

    /** A pool of the owner's IPAM gives a range to somebody's VPC; the pool is made with its first. */
    public void allocate(String owner, String pool, String vpcId, String vpcOwner, String cidr) {
        ec2.allocate(owner, pool, vpcId, vpcOwner, cidr);
    }

    /** Deploys a template into an account, as a person with every permission there. */
    public Stack deploy(String account, String stackName, Path template, Map<String, String> parameters) {
        return deployment.deploy(account, REGION, stackName, template, parameters);
    }

    /** Deletes the stack; time passes until its custom resources have answered. */
    public void delete(String account, String stackName) {
        deployment.delete(account, REGION, stackName);
    }

    /** Puts accounts into one organization. */
    public void organize(Organization organization) {
        iam.organization(organization.id(), organization.members());
        ram.organize(organization);
        organizations.organize(organization);
    }

    public Timeline time() {
        return time;
    }

    public Journal journal() {
        return journal;
    }

    public Iam iam() {
        return iam;
    }

    public EventBuses buses() {
        return buses;
    }

    public StateMachines machines() {
        return machines;
    }

    public Schedules schedules() {
        return schedules;
    }

    public LambdaService lambda() {
        return lambda;
    }

    public CloudWatch cloudWatch() {
        return cloudWatch;
    }

    public Queues queues() {
        return queues;
    }

    /** What goes wrong in this lab; nothing, as long as nobody writes a rule. */
    public Faults faults() {
        return faults;
    }

    /** The protocols, for a transport that brings requests from outside. */
    public Wire wire() {
        return wire;
    }

    public Api api() {
        return api;
    }

    /** EC2 as a person of the account. */
    public Ec2Client ec2(String account) {
        return person(account).of(Ec2Client.class, Ec2Client::builder);
    }

    /** RAM as a person of the account. */
    public RamClient ram(String account) {
        return person(account).of(RamClient.class, RamClient::builder);
    }

    /** Step Functions as a person of the account. */
    public SfnClient sfn(String account) {
        return person(account).of(SfnClient.class, SfnClient::builder);
    }

    private Clients person(String account) {
        return clients.of(sessions.issue(Caller.person(account, REGION)));
    }
}
