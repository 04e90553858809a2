package io.followup.lambda;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Natively there is nothing to be found by a name that the build did not know of. */
interface NothingIsFoundByName {
  /** Converters of these are there by name, not by a constructor that takes a string. */
  Set<String> CONVERTED =
      Set.of(
          int.class.getName(),
          long.class.getName(),
          boolean.class.getName(),
          String.class.getName(),
          Duration.class.getName(),
          List.class.getName(),
          Optional.class.getName(),
          Supplier.class.getName());

  /** They read files that are listed: {@link ResourcesAreListed}. */
  String FILES = "io[.]followup[.]handlers[.]http[.](Public|Console)Files";

  @Test
  default void our_code_looks_for_no_class_resource_or_service() {
    noClasses()
        .that()
        .haveNameNotMatching(FILES)
        .should()
        .callCodeUnitWhere(JavaCall.Predicates.target(looksByName()))
        .check(Product.classes());
  }

  @Test
  default void only_templates_are_native_methods() {
    methods()
        .that()
        .haveModifier(JavaModifier.NATIVE)
        .should()
        .haveRawReturnType("io.quarkus.qute.TemplateInstance")
        .andShould()
        .beDeclaredInClassesThat()
        .areAnnotatedWith("io.quarkus.qute.CheckedTemplate")
        .allowEmptyShould(true)
        .check(Product.classes());
  }

  /** Others find the properties of what they show by reflection. */
  @Test
  default void templates_are_checked_when_the_application_is_built() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("io.quarkus.qute.Template")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("io.quarkus.qute.Engine")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("io.quarkus.qute.Qute")
        .check(Product.classes());
  }

  @Test
  default void every_configured_value_has_a_converter() {
    codeUnits().should(takeConfigurationThatIsConverted()).check(Product.classes());
  }

  private static DescribedPredicate<CodeUnitAccessTarget> looksByName() {
    return DescribedPredicate.describe(
        "looks for something by its name",
        target -> {
          JavaClass owner = target.getOwner();
          String name = target.getName();
          return owner.getPackageName().startsWith("java.lang.reflect")
              || owner.getPackageName().startsWith("java.lang.foreign")
              || owner.isEquivalentTo(MethodHandles.Lookup.class)
              || owner.isAssignableTo(ObjectInputStream.class)
              || owner.isAssignableTo(ObjectOutputStream.class)
              || owner.isAssignableTo(ResourceBundle.class)
              || owner.isAssignableTo(ServiceLoader.class)
              || owner.isAssignableTo(ClassLoader.class)
              || (owner.isEquivalentTo(System.class) && name.startsWith("load"))
              || (owner.isEquivalentTo(Module.class) && name.startsWith("getResource"))
              || (owner.isEquivalentTo(Class.class) && isReflective(name));
        });
  }

  private static boolean isReflective(String name) {
    return name.equals("forName")
        || name.equals("newInstance")
        || name.startsWith("getResource")
        || name.startsWith("getDeclared")
        || name.startsWith("getRecordComponents")
        || name.startsWith("getMethod")
        || name.startsWith("getField")
        || name.startsWith("getConstructor");
  }

  private static ArchCondition<JavaCodeUnit> takeConfigurationThatIsConverted() {
    Set<String> registered = Product.registered();
    return new ArchCondition<>("take configuration that is converted") {
      @Override
      public void check(JavaCodeUnit unit, ConditionEvents events) {
        unit.getParameters().stream()
            .filter(parameter -> parameter.isAnnotatedWith(ConfigProperty.class))
            .flatMap(parameter -> parameter.getType().getAllInvolvedRawTypes().stream())
            .map(JavaClass::getName)
            .filter(type -> !CONVERTED.contains(type) && !registered.contains(type))
            .map(type -> unit.getFullName() + ": " + type + " is not registered")
            .forEach(said -> events.add(SimpleConditionEvent.violated(unit, said)));
      }
    };
  }
}
