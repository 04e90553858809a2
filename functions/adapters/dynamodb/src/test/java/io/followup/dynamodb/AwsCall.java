package io.followup.dynamodb;

import java.util.Comparator;
import java.util.Map;

/**
 * One call of AWS.
 *
 * @param call as IAM names it
 * @param on what is called, such as a table or its index
 * @param consistent whether it reads strongly consistent
 * @param parts what a batch or a transaction is made of
 */
record AwsCall(String call, String on, boolean consistent, Map<String, Integer> parts)
    implements Comparable<AwsCall> {
  private static final Comparator<AwsCall> ORDER =
      Comparator.comparing(AwsCall::call)
          .thenComparing(AwsCall::on)
          .thenComparing(AwsCall::consistent)
          .thenComparing(call -> call.parts().toString());

  static AwsCall of(String call, String on) {
    return new AwsCall(call, on, false, Map.of());
  }

  @Override
  public int compareTo(AwsCall other) {
    return ORDER.compare(this, other);
  }
}
