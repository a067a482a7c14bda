package org.kept;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Date;
import java.util.concurrent.Executor;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The architecture rules that the compiler cannot check; ARCHITECTURE.md has the table of packages and the reasons. */
@AnalyzeClasses(packages = "org.kept", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final ArchitectureTable TABLE = ArchitectureTable.read();
    private static final Floors FLOORS = new Floors(TABLE.fromTheTop());

    private static final String[] MATHEMATICS = {"org.kept.kpi..", "org.kept.stats..", "org.kept.calendar.."};

    @ArchTest
    static final ArchRule everyFeatureIsOnAFloor = classes().should(FLOORS.beOnAFloor());

    @ArchTest
    static final ArchRule importsPointDown = classes().should(FLOORS.importOnlyFromBelow());

    @ArchTest
    static final ArchRule packagesAreSmallEnoughToRead = classes().should(Rooms.haveFewEnoughFiles());

    @ArchTest
    static final ArchRule wingsAreInner = classes().should(Rooms.importNoWingOfAnotherFeature());

    @ArchTest
    static final ArchRule wingsImportOnlyLowerOnes = classes().should(Rooms.importOnlyLowerWings(TABLE.wings()));

    @ArchTest
    static final ArchRule simpleNamesAreUnique = classes().should(Rooms.haveAUniqueSimpleName());

    @ArchTest
    static final ArchRule mathematicsUsesNoFrameworkOrDatabase = classes()
            .that()
            .resideInAnyPackage(MATHEMATICS)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(MATHEMATICS)
                    .or(resideInAnyPackage(
                            "java..",
                            "org.jspecify..",
                            "org.apache.commons.statistics..",
                            "org.apache.commons.numbers..",
                            "com.datadoghq.sketch.."))
                    .and(resideOutsideOfPackages("java.sql..", "java.net.."))
                    .and(describe("is no clock", type -> !type.isEquivalentTo(Clock.class))));

    @ArchTest
    static final ArchRule wordingUsesNoFrameworkDatabaseOrClock = classes()
            .that()
            .resideInAPackage("org.kept.wording..")
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage("org.kept.wording..", "org.kept.kpi..", "java..", "org.jspecify..")
                            .and(resideOutsideOfPackages("java.sql..", "java.net..", "java.time..")));

    @ArchTest
    static final ArchRule timeComesFromTheInjectedClock = noClasses()
            .that()
            .resideOutsideOfPackage("org.kept.database")
            .should()
            .callCodeUnitWhere(readsTheTime());

    @ArchTest
    static final ArchRule cachesAreRefreshedOutsideRequests = noClasses()
            .should()
            .callMethod(Caffeine.class, "executor", Executor.class)
            .because("the pools of Quarkus take along the request that causes a refresh, and end its context");

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("DTO")
            .orShould()
            .haveSimpleNameEndingWith("Dto");

    @ArchTest
    static final ArchRule dependenciesAreInjectedByConstructor =
            noFields().should().beAnnotatedWith(Inject.class).orShould().beAnnotatedWith(ConfigProperty.class);

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes().should(Floors.beInANullMarkedPackage());

    private static DescribedPredicate<JavaCall<?>> readsTheTime() {
        return describe("reads the time by itself", call -> isNow(call.getTarget()) || isSystemTime(call));
    }

    private static boolean isNow(CodeUnitCallTarget target) {
        return target.getOwner().getPackageName().startsWith("java.time")
                && target.getName().equals("now")
                && target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
    }

    private static boolean isSystemTime(JavaAccess<?> call) {
        JavaClass owner = call.getTargetOwner();
        var name = call.getName();
        return (owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis"))
                || (owner.isEquivalentTo(Clock.class) && name.startsWith("system"))
                || (owner.isEquivalentTo(Date.class) && name.equals("<init>"));
    }
}
