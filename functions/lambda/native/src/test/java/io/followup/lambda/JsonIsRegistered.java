package io.followup.lambda;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.TreeCodec;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.funqy.Funq;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Jackson finds what it reads and writes by reflection, so natively only what is registered. */
interface JsonIsRegistered {
  /** The one class that may hand an object to Jackson, and its only two ways to. */
  String JSON = "io.followup.wire.Json";

  /** Quarkus registers these with all that hangs on them, where they stand in a signature. */
  Set<String> GIVEN =
      Set.of(
          "void",
          Map.class.getName(),
          "com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent",
          "com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse",
          "com.amazonaws.services.lambda.runtime.events.DynamodbEvent$DynamodbStreamRecord");

  @Test
  default void an_exception_of_a_function_can_be_told() {
    assertThat(Product.registered())
        .contains("io.quarkus.amazon.lambda.runtime.FunctionError")
        .contains("io.quarkus.amazon.lambda.runtime.ClientContextImpl")
        .contains("io.quarkus.amazon.lambda.runtime.ClientImpl");
  }

  @Test
  default void registrations_stand_in_an_index() {
    assertThat(Product.registering())
        .isNotEmpty()
        .allSatisfy(type -> assertThat(Jars.holderOf(type).has("META-INF/jandex.idx")).isTrue());
  }

  @Test
  default void what_a_function_takes_and_gives_is_registered() {
    methods()
        .that()
        .areAnnotatedWith(Funq.class)
        .should(takeAndGiveWhatIsRegistered())
        .check(Product.classes());
  }

  @Test
  default void json_is_read_and_written_as_trees() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(JSON)
        .should()
        .callCodeUnitWhere(JavaCall.Predicates.target(bindsAnObject()))
        .check(Product.classes());
  }

  @Test
  default void the_one_class_that_binds_is_given_trees_and_maps() {
    JavaClass json = Product.classes().get(JSON);

    assertThat(
            json.getMethodCallsFromSelf().stream()
                .filter(call -> bindsAnObject().test(call.getTarget()))
                .map(call -> call.getOrigin().getName() + " " + call.getTarget().getName()))
        .containsExactlyInAnyOrder("tree valueToTree", "write writeValueAsString");
    assertThat(json.getMethod("write", JsonNode.class)).isNotNull();
    assertThat(json.getMethod("tree", Object.class).getCallsOfSelf())
        .allSatisfy(
            call ->
                assertThat(call.getOrigin().getRawParameterTypes())
                    .extracting(JavaClass::getName)
                    .containsExactly(Map.class.getName()));
  }

  private static ArchCondition<JavaMethod> takeAndGiveWhatIsRegistered() {
    Set<String> registered = Product.registered();
    return new ArchCondition<>("take and give what is registered") {
      @Override
      public void check(JavaMethod function, ConditionEvents events) {
        check(function, function.getRawReturnType(), events);
        function.getRawParameterTypes().forEach(type -> check(function, type, events));
      }

      private void check(JavaMethod function, JavaClass type, ConditionEvents events) {
        boolean known = GIVEN.contains(type.getName()) || registered.contains(type.getName());
        String said = function.getFullName() + ": " + type.getName() + " is registered: " + known;
        events.add(new SimpleConditionEvent(function, known, said));
        if (Product.owns(type) && type.isRecord()) {
          type.getFields().stream()
              .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
              .flatMap(field -> field.getType().getAllInvolvedRawTypes().stream())
              .filter(Product::owns)
              .forEach(part -> check(function, part, events));
        }
      }
    };
  }

  private static DescribedPredicate<CodeUnitAccessTarget> bindsAnObject() {
    return DescribedPredicate.describe(
        "binds an object to JSON",
        target ->
            switch (target.getName()) {
              case "pojoNode", "putPOJO", "addPOJO", "readValueAs", "writePOJO", "writeObject" ->
                  target.getOwner().getPackageName().startsWith("com.fasterxml.jackson");
              case "readValue",
                  "readValues",
                  "convertValue",
                  "treeToValue",
                  "updateValue",
                  "valueToTree",
                  "readerFor",
                  "readerForUpdating",
                  "writerFor",
                  "writeValue",
                  "writeValueAsString",
                  "writeValueAsBytes" ->
                  assignableTo(TreeCodec.class)
                      .or(assignableTo(ObjectWriter.class))
                      .test(target.getOwner());
              case String _ -> false;
            });
  }
}
