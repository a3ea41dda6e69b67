package io.millrace.bounce.execution;

import java.util.List;

/** The words that a bounce is asked for by. Source: the guide. */
public final class BounceTerms {

    public static final String RFC_TYPE = "OCIEBS_Prod_SelfService";
    public static final String RFC_SUB_TYPE = "SelfService_Bounce";
    public static final String STOP = "stop";
    public static final List<String> OPERATIONS = List.of("start", STOP, "bounce");
    public static final List<String> SERVICES =
            List.of("All", "Apps", "Components", "AllwithVM", "AppswithVM");

    private BounceTerms() {}
}
