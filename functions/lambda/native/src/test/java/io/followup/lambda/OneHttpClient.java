package io.followup.lambda;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.enterprise.inject.Produces;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * All AWS clients ask over our own HTTP client. The AWS SDK brings four others; the three heavy
 * ones do not build natively by themselves, and the fourth is there because Quarkus' extensions
 * want it.
 */
interface OneHttpClient {
  @Test
  default void only_the_light_http_client_is_there() {
    assertThat(Jars.providers("software.amazon.awssdk.http.SdkHttpService"))
        .containsExactly("software.amazon.awssdk.http.urlconnection.UrlConnectionSdkHttpService");
    assertThat(Jars.providers("software.amazon.awssdk.http.async.SdkAsyncHttpService")).isEmpty();
    assertThat(Jars.have("software/amazon/awssdk/crt/CRT.class")).isFalse();
  }

  /** Left to itself a client looks for its HTTP client by ServiceLoader. */
  @Test
  default void every_aws_client_is_handed_its_http_client() {
    classes().should(handHttpClientsToWhatTheyBuild()).check(Product.classes());
  }

  @Test
  default void nobody_uses_the_one_that_the_extensions_want() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon.awssdk.http.urlconnection..")
        .check(Product.classes());
  }

  /** The extensions would make a client, too, over the HTTP client that they want. */
  @Test
  default void every_aws_client_that_is_used_is_made_by_us() {
    Set<String> made = new TreeSet<>();
    Set<String> used = new TreeSet<>();
    for (JavaClass type : Product.classes()) {
      for (JavaMethod method : type.getMethods()) {
        if (method.isAnnotatedWith(Produces.class) && isAwsClient(method.getRawReturnType())) {
          made.add(method.getRawReturnType().getName());
        }
      }
      type.getConstructors().stream()
          .flatMap(constructor -> constructor.getRawParameterTypes().stream())
          .filter(OneHttpClient::isAwsClient)
          .forEach(client -> used.add(client.getName()));
    }
    assertThat(used).isNotEmpty();
    assertThat(made).containsAll(used);
  }

  private static ArchCondition<JavaClass> handHttpClientsToWhatTheyBuild() {
    return new ArchCondition<>("hand HTTP clients to the AWS clients that they build") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        long built =
            type.getMethodCallsFromSelf().stream()
                .filter(call -> isAwsClient(call.getTargetOwner()))
                .filter(call -> call.getName().equals("builder") || call.getName().equals("create"))
                .count();
        long handed =
            type.getMethodCallsFromSelf().stream()
                .filter(call -> call.getName().startsWith("httpClient"))
                .count();
        if (built > handed) {
          String said = type.getName() + " builds an AWS client that is handed no HTTP client";
          events.add(SimpleConditionEvent.violated(type, said));
        }
      }
    };
  }

  private static boolean isAwsClient(JavaClass type) {
    return type.isAssignableTo("software.amazon.awssdk.core.SdkClient");
  }
}
