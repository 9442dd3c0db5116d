package org.transithandshake.lab.permissions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.demo.Landscape;
import org.transithandshake.lab.iam.Iam;
import org.transithandshake.lab.permissions.Stacks.Deployed;

/** Asks the lab's IAM about calls, with all statements of the deployed stack. */
record Judge(Deployed stack) {
    boolean allows(Allowed statement, Call call) {
        try {
            Access access = new Access(call.action(), call.resource(), call.context());
            switch (statement.kind()) {
                case ROLE -> iam().check(new Caller(stack.account(), Lab.REGION, role(call), "test", "test"), access);
                case TRUST -> iam().checkTrust(role(call), call.principal(), call.context());
                case RESOURCE -> checkResource(statement, call, access);
            }
            return true;
        } catch (AwsError denied) {
            return false;
        }
    }

    /** Whoever has a right by being anybody is of another account; in its own, its person has every right anyhow. */
    private void checkResource(Allowed statement, Call call, Access access) {
        if (call.principal().endsWith(".amazonaws.com")) {
            iam().checkServicePrincipal(policy(call.resource()), call.principal(), access);
        } else {
            String anybody = statement.allows() ? Landscape.SPOKE : stack.account();
            String account = call.principal().equals("*") ? anybody : call.principal();
            iam().checkResourcePolicy(policy(call.resource()), Caller.person(account, Lab.REGION), access);
        }
    }

    /** All statements about the resource. */
    private ObjectNode policy(String resource) {
        ObjectNode policy = JsonNodeFactory.instance.objectNode().put("Version", "2012-10-17");
        ArrayNode statements = policy.putArray("Statement");
        stack.statements().stream().filter(one -> one.kind() == Allowed.Kind.RESOURCE
                && one.resources().contains(resource)).forEach(one -> statements.add(one.statement()));
        return policy;
    }

    private String role(Call call) {
        return "arn:aws:iam::" + stack.account() + ":role/" + stack.stack().resources().get(call.owner());
    }

    private Iam iam() {
        return stack.lab().iam();
    }
}
