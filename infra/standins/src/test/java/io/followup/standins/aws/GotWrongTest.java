package io.followup.standins.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GotWrongTest {
  private static final List<Class<?>> TESTS =
      List.of(
          DynamoDbTest.class,
          SqsTest.class,
          StepFunctionsTest.class,
          PushTest.class,
          TextsTest.class,
          EventBridgeTest.class,
          DataKeysTest.class);

  @ParameterizedTest
  @EnumSource
  void what_a_stand_in_gets_wrong_are_tests_that_there_are(StandIn standIn) {
    Set<String> tests =
        TESTS.stream().flatMap(GotWrongTest::names).collect(Collectors.toUnmodifiableSet());

    assertThat(tests).containsAll(GotWrong.by(standIn).names());
  }

  private static Stream<String> names(Class<?> test) {
    Stream<String> own =
        Stream.<Class<?>>iterate(test, type -> type != Object.class, Class::getSuperclass)
            .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
            .map(method -> GotWrong.name(test, method.getName()));
    return Stream.concat(
        own, Arrays.stream(test.getDeclaredClasses()).flatMap(GotWrongTest::names));
  }
}
