package io.followup.lambda;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;

/**
 * The AWS SDK brings four HTTP clients; the three heavy ones do not build natively by themselves.
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
