package org.transithandshake.lab.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final Map<String, Operations> services = new LinkedHashMap<>();

    public Api(Timeline time, Delays delays, Journal journal, Authorizer authorizer, Trail trail) {
        this.time = time;
        this.delays = delays;
        this.journal = journal;
        this.authorizer = authorizer;
        this.trail = trail;
    }

    public void add(Operations service) {
        services.put(service.service(), service);
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
        try {
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
