/**
 * The protocols: requests as an AWS SDK or the AWS CLI sends them become typed calls of the lab's one
 * {@linkplain org.transithandshake.lab.api.Api door}, and typed responses become the bytes that those clients parse.
 *
 * <p>Nothing here knows a single operation. The SDK's model classes describe their own members, types and places on the
 * wire ({@link software.amazon.awssdk.core.SdkPojo#sdkFields()}), and one codec for each protocol follows them.
 */
package org.transithandshake.lab.wire;
