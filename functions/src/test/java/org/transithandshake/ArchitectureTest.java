package org.transithandshake;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.transithandshake.step.Step;

@AnalyzeClasses(packages = "org.transithandshake", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule onlyThePackageAwsTouchesTheSdk = noClasses()
            .that().resideOutsideOfPackage("..aws..")
            .should().dependOnClassesThat().resideInAPackage("software.amazon.awssdk..");

    @ArchTest
    static final ArchRule theCoreIsPure = noClasses()
            .that().resideInAnyPackage("..policy..", "..routing..", "..path..", "..event..", "..cidr..")
            .should().dependOnClassesThat().resideInAnyPackage("software.amazon..", "com.amazonaws..", "java.io..",
                    "java.net..", "java.nio.file..", "..hub..", "..spoke..", "..aws..", "..step..");

    @ArchTest
    static final ArchRule theTwoAccountsShareNoHandler = noClasses()
            .that().resideInAPackage("..hub..").should().dependOnClassesThat().resideInAPackage("..spoke..");

    @ArchTest
    static final ArchRule everyHandlerIsAFinalStep = classes()
            .that().implement(RequestStreamHandler.class).and().doNotHaveModifier(JavaModifier.ABSTRACT)
            .should().beAssignableTo(Step.class).andShould().haveModifier(JavaModifier.FINAL);

    @ArchTest
    static final ArchRule nobodySleeps = noClasses()
            .should().callMethod(Thread.class, "sleep", long.class);
}
