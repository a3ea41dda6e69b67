package io.millrace.testing.house;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Conditions that ArchUnit does not bring. */
final class Condition {

    private Condition() {}

    static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a package whose package-info is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked =
                        type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked");
                String what = type.getPackageName() + (marked ? " is" : " is not") + " @NullMarked";
                events.add(new SimpleConditionEvent(type.getPackage(), marked, what));
            }
        };
    }

    static ArchCondition<JavaClass> beKnownInTheirOwnPackageOnly() {
        return new ArchCondition<>("be known in their own package only") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesToSelf()) {
                    JavaClass user = dependency.getOriginClass();
                    boolean near = user.getPackageName().equals(type.getPackageName());
                    events.add(new SimpleConditionEvent(user, near, dependency.getDescription()));
                }
            }
        };
    }
}
