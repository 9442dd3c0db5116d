package org.transithandshake.lab.sts;

import java.util.List;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Operations;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** AWS STS as far as it tells a caller who it is. Roles of other accounts are not assumed here. */
public final class Sts {
    private Sts() {
    }

    public static Operations operations() {
        // GetCallerIdentity needs no permission (STS API reference).
        return new Operations("sts").on(GetCallerIdentityRequest.class, (caller, request) -> identity(caller),
                (caller, request) -> List.of());
    }

    private static GetCallerIdentityResponse identity(Caller caller) {
        String arn = caller.isPerson() ? "arn:aws:iam::" + caller.account() + ":user/person"
                : caller.role().replace(":iam:", ":sts:").replace(":role/", ":assumed-role/") + "/" + caller.actor();
        return GetCallerIdentityResponse.builder().account(caller.account()).arn(arn)
                .userId(caller.isPerson() ? "AIDA" + caller.account() : "AROA:" + caller.actor()).build();
    }
}
