package io.followup.local.workflow;

import java.util.UUID;

/**
 * Which execution: its machine's address and its own name.
 *
 * @param run what tells Express executions of one name apart; empty for a Standard one
 */
public record ExecutionRef(String machineArn, String name, String run) {
  private static final String MACHINE = ":stateMachine:";
  private static final String EXPRESS = ":express:";

  static ExecutionRef standard(String machineArn, String name) {
    return new ExecutionRef(machineArn, name, "");
  }

  static ExecutionRef express(String machineArn, String name) {
    return new ExecutionRef(machineArn, name, UUID.randomUUID().toString());
  }

  public boolean express() {
    return !run.isEmpty();
  }

  /** The execution's own address. */
  public String arn() {
    return express()
        ? machineArn.replace(MACHINE, EXPRESS) + ":" + name + ":" + run
        : machineArn.replace(MACHINE, ":execution:") + ":" + name;
  }

  static boolean isMachine(String arn) {
    return arn.startsWith("arn:") && arn.contains(MACHINE);
  }

  static boolean isExpress(String arn) {
    return arn.contains(EXPRESS);
  }
}
