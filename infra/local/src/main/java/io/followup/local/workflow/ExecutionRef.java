package io.followup.local.workflow;

/** Which execution: its machine's address and its own name. */
public record ExecutionRef(String machineArn, String name) {
  private static final String MACHINE = ":stateMachine:";

  /** The execution's own address. */
  public String arn() {
    return machineArn.replace(MACHINE, ":execution:") + ":" + name;
  }

  static boolean isMachine(String arn) {
    return arn.startsWith("arn:") && arn.contains(MACHINE);
  }
}
