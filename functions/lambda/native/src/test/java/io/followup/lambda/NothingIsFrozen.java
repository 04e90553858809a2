package io.followup.lambda;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * Natively a class is initialised when the executable is built, on the machine and at the time of
 * the build: whatever a static field took from outside then stays so in every Lambda, silently.
 */
interface NothingIsFrozen {
  @Test
  default void what_is_static_stays_what_it_is() {
    fields().that().areStatic().should().beFinal().check(Product.classes());
  }

  @Test
  default void no_static_field_holds_a_clock_chance_or_something_open() {
    noFields()
        .that()
        .areStatic()
        .should()
        .haveRawType(JavaClass.Predicates.assignableTo(InstantSource.class))
        .orShould()
        .haveRawType(JavaClass.Predicates.assignableTo(RandomGenerator.class))
        .orShould()
        .haveRawType(JavaClass.Predicates.assignableTo(Thread.class))
        .orShould()
        .haveRawType(JavaClass.Predicates.assignableTo(ThreadLocal.class))
        .orShould()
        .haveRawType(JavaClass.Predicates.assignableTo(Executor.class))
        .orShould()
        .haveRawType(JavaClass.Predicates.assignableTo(AutoCloseable.class))
        .check(Product.classes());
  }

  @Test
  default void no_class_asks_the_outside_while_it_is_initialised() {
    classes().should(beInitialisedFromConstants()).check(Product.classes());
  }

  private static ArchCondition<JavaClass> beInitialisedFromConstants() {
    return new ArchCondition<>("be initialised from constants") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getStaticInitializer()
            .ifPresent(initializer -> check(type, calledWithin(initializer), events));
      }

      private void check(JavaClass type, Set<JavaCodeUnit> run, ConditionEvents events) {
        run.stream()
            .flatMap(unit -> unit.getCallsFromSelf().stream())
            .filter(call -> Outside.isAsked(call.getTarget()))
            .forEach(call -> events.add(SimpleConditionEvent.violated(type, described(call))));
      }

      private String described(JavaAccess<?> call) {
        return "while a class is initialised: " + call.getDescription();
      }
    };
  }

  /** The initializer and what it calls of our own, however deep. */
  private static Set<JavaCodeUnit> calledWithin(JavaCodeUnit initializer) {
    Set<JavaCodeUnit> found = new HashSet<>();
    Deque<JavaCodeUnit> open = new ArrayDeque<>(Set.of(initializer));
    while (!open.isEmpty()) {
      JavaCodeUnit unit = open.pop();
      if (found.add(unit)) {
        unit.getCallsFromSelf().stream()
            .filter(call -> Product.owns(call.getTargetOwner()))
            .flatMap(call -> call.getTarget().resolveMember().stream())
            .filter(JavaCodeUnit.class::isInstance)
            .map(JavaCodeUnit.class::cast)
            .filter(called -> !(called instanceof JavaMethod method) || !isAbstract(method))
            .forEach(open::push);
      }
    }
    return found;
  }

  private static boolean isAbstract(JavaMethod method) {
    return method.getModifiers().contains(JavaModifier.ABSTRACT);
  }
}
