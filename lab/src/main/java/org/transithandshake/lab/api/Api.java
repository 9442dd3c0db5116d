package org.transithandshake.lab.api;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.transithandshake.lab.api.Faults.Fault;
import org.transithandshake.lab.api.Operations.Operation;
import org.transithandshake.lab.time.Delay;
import org.transithandshake.lab.time.Delays;
import org.transithandshake.lab.time.Timeline;
import software.amazon.awssdk.core.SdkPojo;

/** The one door to all services of the lab: every call is delayed, authorized, handled, journalled and trailed here. */
public final class Api {
    private final Timeline time;
    private final Delays delays;
    private final Journal journal;
    private final Authorizer authorizer;
    private final Trail trail;
    private final Faults faults;
    private final Map<String, Operations> services = new LinkedHashMap<>();

    public Api(Timeline time, Delays delays, Journal journal, Authorizer authorizer, Trail trail) {
        this(time, delays, journal, authorizer, trail, new Faults());
    }

    /** @param faults what goes wrong here */
    public Api(Timeline time, Delays delays, Journal journal, Authorizer authorizer, Trail trail, Faults faults) {
        this.faults = faults;
        this.time = time;
        this.delays = delays;
        this.journal = journal;
        this.authorizer = authorizer;
        this.trail = trail;
    }

    public void add(Operations service) {
        services.put(service.service(), service);
    }

    /** What is offered, a service at a time. */
    public Collection<Operations> services() {
        return Collections.unmodifiableCollection(services.values());
    }

    /** The operation, or the error that AWS answers to a name it does not know. */
    public Operation<?> operation(String service, String name) {
        Operations known = services.get(service);
        if (known == null) {
            throw new AwsError("InvalidAction", "The lab has no service " + service + " (known: " + services.keySet()
                    + ").");
        }
        return known.find(name).orElseThrow(() ->
                new AwsError("InvalidAction", "The action " + name + " is not valid for this lab's " + service + "."));
    }

    /** Makes a call and returns its response, or throws the {@link AwsError} that the service answers. */
    public SdkPojo call(Caller caller, String service, String name, SdkPojo request) {
        Operation<?> operation = operation(service, name);
        if (time.inTask()) {
            time.pause(delays.of(Delay.API_CALL));
        }
        Optional<Fault> fault = faults.of(new Faults.Call(caller, service, name, request));
        before(fault);
        SdkPojo response = attempt(caller, service, operation, request, fault);
        after(fault);
        return response;
    }

    private void before(Optional<Fault> fault) {
        switch (fault.orElse(null)) {
            case Fault.Died(boolean afterwards) when !afterwards -> throw new Faults.Death();
            case Fault.Silent(boolean afterwards) when !afterwards -> throw silence();
            case null, default -> { }
        }
    }

    private void after(Optional<Fault> fault) {
        switch (fault.orElse(null)) {
            case Fault.Died _ -> throw new Faults.Death();
            case Fault.Silent _ -> throw silence();
            case Fault.Lost(AwsError error) -> throw error;
            case null, default -> { }
        }
    }

    /** Longer than any time limit; whoever still listens then is told. */
    private AwsError silence() {
        time.pause(Duration.ofHours(3));
        return new AwsError(504, "GatewayTimeout", "The service did not answer.");
    }

    private SdkPojo attempt(Caller caller, String service, Operation<?> operation, SdkPojo request,
            Optional<Fault> fault) {
        String name = operation.name();
        try {
            if (fault.orElse(null) instanceof Fault.Refused(AwsError error)) {
                throw error;
            }
            List<Access> needs = operation.needs(caller, request);
            needs.forEach(access -> authorizer.check(caller, access));
            SdkPojo response = operation.handle(caller, request);
            journal.write(new Entry.ApiCall(time.now(), caller, service, name, request, response, ""));
            record(caller, service, operation, request, response, null);
            return response;
        } catch (AwsError e) {
            journal.write(new Entry.ApiCall(time.now(), caller, service, name, request, null, e.code()));
            record(caller, service, operation, request, null, e);
            throw e;
        }
    }

    private void record(Caller caller, String service, Operation<?> operation, SdkPojo request, SdkPojo response,
            AwsError error) {
        if (!operation.readOnly()) {
            trail.record(caller, service, operation, request, response, error);
        }
    }
}
