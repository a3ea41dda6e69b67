package io.millrace.testing.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * What holds in every module; its own test says
 *
 * <pre>{@code
 * @AnalyzeClasses(packages = "io.millrace.scheduler", importOptions = ImportOption.DoNotIncludeTests.class)
 * class ArchitectureTest {
 *     @ArchTest static final ArchTests house = ArchTests.in(HouseRules.class);
 * }
 * }</pre>
 */
public final class HouseRules {
    private static final String TABOO_NAMES =
            "(.*(Impl|Manager|Helper|Helpers|Util|Utils|Dto|DTO))|((Common|Base|Abstract)[A-Z].*)";

    @ArchTest
    public static final ArchRule NO_CYCLES_BETWEEN_PACKAGES =
            slices().matching("io.millrace.(**)").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    public static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS =
            noClasses().should().haveNameMatching("(.*[.$])?(" + TABOO_NAMES + ")");

    @ArchTest
    public static final ArchRule PACKAGES_SAY_WHAT_THEY_ARE_FOR =
            classes().should(Condition.liveInANullMarkedPackage());

    @ArchTest
    public static final ArchRule PACKAGES_ARE_CUT_BY_FEATURE =
            noClasses()
                    .should()
                    .resideInAnyPackage(
                            "..dto..",
                            "..util..",
                            "..utils..",
                            "..impl..",
                            "..model..",
                            "..service..",
                            "..repository..",
                            "..resource..",
                            "..common..");

    @ArchTest
    public static final ArchRule NOBODY_BLOCKS_ON_A_CHAIN =
            noClasses().should().callMethod("io.smallrye.mutiny.Uni", "await");

    @ArchTest
    public static final ArchRule RESOURCES_LEAVE_SQL_TO_OTHERS =
            noClasses()
                    .that()
                    .haveSimpleNameEndingWith("Resource")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.vertx.sqlclient..",
                            "io.vertx.mutiny.sqlclient..",
                            "io.vertx.mutiny.pgclient..",
                            "io.vertx.pgclient..",
                            "java.sql..",
                            "org.hibernate..")
                    .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule ENTITIES_STAY_AT_HOME =
            classes()
                    .that()
                    .areAnnotatedWith("jakarta.persistence.Entity")
                    .should(Condition.beKnownInTheirOwnPackageOnly())
                    .allowEmptyShould(true);

    private HouseRules() {}
}
