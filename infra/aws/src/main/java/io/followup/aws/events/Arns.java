package io.followup.aws.events;

/** Where events say that they come from. */
final class Arns {
  static final String REGION = "ap-northeast-2";
  static final String ACCOUNT = "000000000000";

  private Arns() {}

  static String of(String service, String resource) {
    return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + resource;
  }
}
