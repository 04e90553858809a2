package io.followup.lambda;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The presence Lambda is fit to be built natively, and stays the small one. */
class PresenceLambdaTest
    implements JsonIsRegistered,
        NothingIsFoundByName,
        NothingIsFrozen,
        OneHttpClient,
        ResourcesAreListed,
        ServicesAreRegular {
  private static final Pattern AWS_CLIENT =
      Pattern.compile("software/amazon/awssdk/services/([a-z0-9]+)/[A-Za-z]+Client\\.class");

  @Test
  void dynamodb_is_all_that_it_talks_to() {
    assertThat(Jars.all())
        .flatExtracting(jar -> jar.names().flatMap(PresenceLambdaTest::service).toList())
        .containsOnly("dynamodb");
  }

  @Test
  void it_carries_nothing_that_mail_needs() {
    assertThat(Jars.have("io/quarkus/mailer/Mailer.class")).isFalse();
    assertThat(Jars.have("io/quarkus/qute/Engine.class")).isFalse();
    assertThat(Jars.have("io/vertx/core/Vertx.class")).isFalse();
    assertThat(Jars.have("io/netty/channel/Channel.class")).isFalse();
  }

  /** Charsets and the metadata of phone numbers are a sixth of what a native start maps. */
  @Test
  void it_is_built_natively_without_what_it_has_no_use_for() {
    assertThat(ResourcesAreListed.setting("quarkus.native.add-all-charsets")).isEmpty();
    assertThat(ResourcesAreListed.setting("quarkus.native.resources.includes")).isEmpty();
  }

  /** Nobody in it reads a phone number, counts Korean bytes or serves a file. */
  @Test
  void its_function_has_no_use_for_them() {
    noClasses()
        .that()
        .resideInAPackage("io.followup.handlers.presence..")
        .should()
        .transitivelyDependOnClassesThat()
        .resideInAPackage("com.google.i18n.phonenumbers..")
        .check(Product.classes());
  }

  private static Stream<String> service(String name) {
    return AWS_CLIENT.matcher(name).results().map(found -> found.group(1)).distinct();
  }
}
