package org.agent008.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hexagon, as {@code docs/architecture.md} draws it. */
class ArchitectureTest {
    private static final String DOMAIN = "org.agent008.domain..";
    private static final String ADAPTERS = "org.agent008.adapter..";
    private static final String APP = "org.agent008.app..";
    private static final String SDK = "org.agent008.sdk..";

    private static JavaClasses ours;

    @BeforeAll
    static void read() {
        ours =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        // from the package phase on, the domain's test classes come in a jar
                        .withImportOption(location -> !location.contains("-tests.jar"))
                        .importPackages("org.agent008");
    }

    /** A rule over no classes passes: so each room must have some. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.agent008.domain.call",
                "org.agent008.domain.phone",
                "org.agent008.domain.port",
                "org.agent008.adapter.sip",
                "org.agent008.adapter.webrtc",
                "org.agent008.adapter.settings",
                "org.agent008.adapter.storage",
                "org.agent008.adapter.webhook",
                "org.agent008.adapter.wire",
                "org.agent008.adapter.api",
                "org.agent008.adapter.recording",
                "org.agent008.adapter.analytics",
                "org.agent008.adapter.langchain4j",
                "org.agent008.app",
                "org.agent008.app.toast",
                "org.agent008.app.window",
                "org.agent008.sdk",
                "org.agent008.sdk.wire",
            })
    void everyRoomWasSeen(String name) {
        assertThat(ours).anyMatch(c -> c.getPackageName().equals(name));
    }

    @Test
    void theDomainKnowsTheJdkOnly() {
        classes()
                .that()
                .resideInAPackage(DOMAIN)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(DOMAIN, "java..", "org.jspecify..")
                .check(ours);
    }

    // original defect: the camera opened at start
    @Test
    void noCameraIsEverOpenedAsThereIsNoVideoYet() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.onvoid.webrtc.media.video..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("dev.onvoid.webrtc.media.MediaDevices")
                .check(ours);
    }

    @Test
    void theDomainReadsNoClockAndStartsNoThread() {
        noClasses()
                .that()
                .resideInAPackage(DOMAIN)
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .check(ours);
    }

    @Test
    void adaptersAreStrangersToEachOther() {
        slices().matching("org.agent008.adapter.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(
                        DescribedPredicate.alwaysTrue(), resideIn("org.agent008.adapter.wire"))
                .check(ours);
    }

    @Test
    void adaptersDoNotKnowTheApp() {
        noClasses()
                .that()
                .resideInAPackage(ADAPTERS)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(APP)
                .check(ours);
    }

    @Test
    void theSdkAndThePhoneAreStrangersToEachOther() {
        classes()
                .that()
                .resideInAPackage(SDK)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(SDK, "java..", "com.fasterxml.jackson..", "org.jspecify..")
                .check(ours);
        noClasses()
                .that()
                .resideOutsideOfPackage(SDK)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(SDK)
                .check(ours);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.onvoid..:webrtc",
                "javax.sip..:sip",
                "gov.nist..:sip",
                "org.sqlite..:storage"
            })
    void aTechnologyStaysInItsAdapter(String rule) {
        List<String> parts = List.of(rule.split(":"));
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.agent008.adapter." + parts.get(1) + "..", "org.agent008.app.sandbox..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(parts.get(0))
                .check(ours);
    }

    /** What is not shown is not loaded: the phone starts without them. */
    @Test
    void windowsAreMadeInTheirOwnRooms() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.agent008.app.window", "org.agent008.app.toast")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.swing..", "com.formdev..")
                .check(ours);
    }

    private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaClass> resideIn(
            String name) {
        return com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(name + "..");
    }
}
