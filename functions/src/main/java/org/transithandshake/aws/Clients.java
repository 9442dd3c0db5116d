package org.transithandshake.aws;

import java.util.function.Supplier;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;

/** Where the clients of one account and Region come from. */
public interface Clients {
    /** @param builder makes the SDK's own client of that type */
    <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C of(Class<C> type, Supplier<B> builder);
}
