package org.transithandshake;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.transithandshake.step.Step;

@AnalyzeClasses(packages = "org.transithandshake", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule onlyThePackageAwsTouchesTheSdk = noClasses()
            .that().resideOutsideOfPackage("..aws..")
            .should().dependOnClassesThat().resideInAPackage("software.amazon.awssdk..");

    @ArchTest
    static final ArchRule theCoreIsPure = noClasses()
            .that().resideInAnyPackage("..policy..", "..routing..", "..path..", "..event..", "..cidr..",
                    "..checkup..")
            .should().dependOnClassesThat().resideInAnyPackage("software.amazon..", "com.amazonaws..", "java.io..",
                    "java.net..", "java.nio.file..", "..hub..", "..spoke..", "..aws..", "..step..");

    @ArchTest
    static final ArchRule theTwoAccountsShareNoHandler = noClasses()
            .that().resideInAPackage("..hub..").should().dependOnClassesThat().resideInAPackage("..spoke..");

    @ArchTest
    static final ArchRule everyHandlerIsAFinalStep = classes()
            .that().implement(RequestStreamHandler.class).and().doNotHaveModifier(JavaModifier.ABSTRACT)
            .should().beAssignableTo(Step.class).andShould().haveModifier(JavaModifier.FINAL);

    /** Waits stand in the state machines. Real sleep would not even pass in virtual time. */
    @ArchTest
    static final ArchRule nobodySleeps = noClasses()
            .should().callMethodWhere(target(name("sleep")).and(target(owner(
                    assignableTo(Thread.class).or(assignableTo(TimeUnit.class))))))
            .orShould().dependOnClassesThat().areAssignableTo(LockSupport.class);
}
