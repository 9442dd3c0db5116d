package org.transithandshake.lab.wire;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the {@code Authorization} header of Signature Version 4 says about a request:
 * {@code Credential=KEY/20261123/eu-central-1/ec2/aws4_request} (IAM user guide, "Elements of an AWS API request
 * signature").
 */
record CredentialScope(String accessKeyId, String region, String service) {
    private static final Pattern FORM =
            Pattern.compile("AWS4-HMAC-SHA256\\s.*?Credential=(\\w+)/\\d{8}/([\\w-]+)/([\\w-]+)/aws4_request.*");

    static Optional<CredentialScope> of(RawRequest request) {
        return request.header("Authorization").map(FORM::matcher).filter(Matcher::matches)
                .map(found -> new CredentialScope(found.group(1), found.group(2), found.group(3)));
    }
}
