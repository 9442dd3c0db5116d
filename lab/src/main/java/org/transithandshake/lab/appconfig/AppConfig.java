package org.transithandshake.lab.appconfig;

import java.util.List;
import org.transithandshake.lab.api.Authorizer;
import org.transithandshake.lab.api.EventSink;
import org.transithandshake.lab.api.Operations;
import org.transithandshake.lab.api.Pages;
import org.transithandshake.lab.api.ResourceType;
import org.transithandshake.lab.cloudwatch.CloudWatch;
import org.transithandshake.lab.lambda.LambdaService;
import org.transithandshake.lab.time.Timeline;

/**
 * AWS AppConfig with its hosted store: applications, environments, profiles and strategies are made by stacks; versions
 * and deployments by calls, those of AppConfig Data among them, which have the same signing name.
 */
public final class AppConfig {
    static final Pages PAGES = new Pages(50, false);
    private final Estate estate = new Estate();
    private final Operations operations = new Operations("appconfig");

    /** @param events told of deployments whose profile has the extension for it */
    public AppConfig(Timeline time, EventSink events, LambdaService lambda, Authorizer authorizer,
            CloudWatch cloudWatch) {
        Validators validators = new Validators(lambda, authorizer);
        new HostedVersions(estate, validators).addTo(operations);
        new Deployments(estate, new Rollouts(estate, time, validators, new Notices(events), authorizer, cloudWatch))
                .addTo(operations);
        new Listings(estate).addTo(operations);
        new DataSessions(estate, time).addTo(operations);
    }

    public Operations operations() {
        return operations;
    }

    public List<ResourceType> resourceTypes() {
        return List.of(new ApplicationType(estate), new EnvironmentType(estate), new ProfileType(estate),
                new StrategyType(estate), new ExtensionAssociationType(estate));
    }
}
