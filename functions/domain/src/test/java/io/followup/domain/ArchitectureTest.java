package io.followup.domain;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.followup.domain.contact.Suppressions;
import java.nio.charset.Charset;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the domain may know, and what it may not do. */
class ArchitectureTest {
  private static final JavaClasses DOMAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.followup.domain");

  /** Whatever a static field of these types holds, nobody can change. */
  private static final Set<String> CONSTANT =
      Set.of(
          int.class.getName(),
          long.class.getName(),
          double.class.getName(),
          boolean.class.getName(),
          String.class.getName(),
          char.class.getName(),
          Charset.class.getName(),
          Duration.class.getName(),
          LocalDate.class.getName(),
          Instant.class.getName(),
          Pattern.class.getName(),
          Comparator.class.getName(),
          List.class.getName(),
          Map.class.getName(),
          Set.class.getName());

  @Test
  void the_domain_knows_only_java() {
    ArchRule rule =
        noClasses()
            .should()
            .dependOnClassesThat(
                not(
                    resideInAnyPackage(
                        "io.followup.domain..",
                        "java.lang..",
                        "java.math..",
                        "java.nio..",
                        "java.security..",
                        "java.text..",
                        "java.time..",
                        "java.util..",
                        "javax.crypto..",
                        "org.jspecify.annotations..")));

    rule.check(DOMAIN);
  }

  @Test
  void time_is_passed_in() {
    ArchRule rule =
        noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);

    rule.check(DOMAIN);
  }

  @Test
  void chance_is_passed_in() {
    ArchRule rule =
        noClasses()
            .should()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Random.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(SecureRandom.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ThreadLocalRandom.class);

    rule.check(DOMAIN);
  }

  @Test
  void nothing_static_can_change() {
    fields().that().areStatic().should().beFinal().check(DOMAIN);
    fields().that().areStatic().should(holdAConstant()).check(DOMAIN);
  }

  @Test
  void nothing_that_is_kept_can_be_set_anew() {
    fields().should().beFinal().check(DOMAIN);
  }

  @Test
  void names_say_what_something_is() {
    classes()
        .should()
        .haveSimpleNameNotEndingWith("Manager")
        .andShould()
        .haveSimpleNameNotEndingWith("Service")
        .andShould()
        .haveSimpleNameNotEndingWith("Helper")
        .andShould()
        .haveSimpleNameNotEndingWith("Util")
        .andShould()
        .haveSimpleNameNotEndingWith("Utils")
        .andShould()
        .haveSimpleNameNotEndingWith("Processor")
        .andShould()
        .haveSimpleNameNotEndingWith("Data")
        .andShould()
        .haveSimpleNameNotEndingWith("Info")
        .andShould()
        .haveSimpleNameNotEndingWith("Impl")
        .check(DOMAIN);
  }

  @Test
  void packages_have_no_cycles() {
    slices().matching("io.followup.domain.(*)..").should().beFreeOfCycles().check(DOMAIN);
  }

  /** Stores that know an address by its keyed hash are made with the deployment's secret. */
  @Test
  void whoever_decides_needs_no_secret() {
    noClasses()
        .that()
        .resideInAPackage("io.followup.domain.protocol")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.followup.domain.secret")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Suppressions.class)
        .check(DOMAIN);
  }

  @Test
  void nothing_knows_who_follows_up() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.followup.domain.followup")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.followup.domain.followup")
        .check(DOMAIN);
  }

  private static ArchCondition<JavaField> holdAConstant() {
    return new ArchCondition<>("hold a constant") {
      @Override
      public void check(JavaField field, ConditionEvents events) {
        boolean generated =
            field.getModifiers().contains(JavaModifier.SYNTHETIC)
                || field.getName().startsWith("$");
        boolean constant =
            generated
                || field.getRawType().isEnum()
                || field.getRawType().isRecord()
                || CONSTANT.contains(field.getRawType().getName());
        events.add(new SimpleConditionEvent(field, constant, field.getFullName()));
      }
    };
  }
}
