package org.transithandshake.lab.sqs;

import java.util.List;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.Caller;

/** Where queues stand: names, ARNs and URLs of the form {@code https://HOST/ACCOUNT/NAME}; any host will do. */
final class Address {
    private Address() {
    }

    static String arn(Caller caller, String account, String name) {
        return "arn:aws:sqs:" + caller.region() + ":" + account + ":" + name;
    }

    /** The ARN of a queue in the caller's Region, by its URL or, as SQS takes it too, by its name alone. */
    static String arn(Caller caller, String url) {
        if (url == null) {
            throw Faults.missing("QueueUrl");
        }
        String[] parts = url.split("/");
        if (parts.length == 1) {
            return arn(caller, caller.account(), url);
        }
        return arn(caller, parts[parts.length - 2], parts[parts.length - 1]);
    }

    /** The right to do something with the queue of a URL. */
    static List<Access> needs(String action, Caller caller, String url) {
        return List.of(new Access(action, arn(caller, url)));
    }

    static String checked(String name) {
        if (name == null) {
            throw Faults.missing("QueueName");
        }
        if (name.endsWith(".fifo")) {
            throw Faults.badValue("QueueName", name, "The lab has standard queues only.");
        }
        if (!name.matches("[A-Za-z0-9_-]{1,80}")) {
            throw Faults.badValue("QueueName", name,
                    "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length.");
        }
        return name;
    }
}
