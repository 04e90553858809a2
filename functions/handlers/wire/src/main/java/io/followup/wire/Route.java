package io.followup.wire;

import java.util.List;
import java.util.Set;

/** Every call of the HTTP contract: how it is made, which function serves it, and for whom. */
public enum Route {
  BEAT("PUT", "/v1/presence", "presence", By.BOTH),
  BEACON("POST", "/v1/presence", "presence", By.BODY),
  GET_PRESENCE("GET", "/v1/customers/{id}/presence", "presence", By.WORKSPACE),
  PUT_CUSTOMER("PUT", "/v1/customers/{id}", "customers", By.BOTH),
  GET_CUSTOMER("GET", "/v1/customers/{id}", "customers", By.WORKSPACE),
  ERASE_CUSTOMER("DELETE", "/v1/customers/{id}", "customers", By.WORKSPACE),
  PUT_DEVICE("PUT", "/v1/customers/{id}/devices/{deviceId}", "customers", By.BOTH),
  REMOVE_DEVICE("DELETE", "/v1/customers/{id}/devices/{deviceId}", "customers", By.BOTH),
  PUT_STOP("PUT", "/v1/customers/{id}/stops/{channel}", "customers", By.BOTH),
  LIFT_STOP("DELETE", "/v1/customers/{id}/stops/{channel}", "customers", By.BOTH),
  GET_REACHABILITY("GET", "/v1/customers/{id}/reachability", "customers", By.WORKSPACE),
  OPEN_CHAT("POST", "/v1/chats", "chats", By.WORKSPACE),
  READ_CHAT("POST", "/v1/chats/{id}/read", "chats", By.BOTH),
  WROTE("POST", "/v1/chats/{id}/wrote", "chats", By.WORKSPACE),
  POST_REPLY("POST", "/v1/replies", "replies", By.WORKSPACE),
  EDIT_REPLY("PATCH", "/v1/replies/{id}", "replies", By.WORKSPACE),
  DELETE_REPLY("DELETE", "/v1/replies/{id}", "replies", By.WORKSPACE),
  GET_RECORD("GET", "/v1/replies/{id}/follow-up", "records", By.WORKSPACE),
  LIST_RECORDS("GET", "/v1/follow-ups", "records", By.WORKSPACE),
  GET_OUTCOMES("GET", "/v1/workspace/outcomes", "records", By.WORKSPACE),
  PUSH_RECEIPT("POST", "/v1/receipts/push", "receipts", By.BODY),
  CALLBACK("POST", "/v1/callbacks/{carrier}", "receipts", By.ANYONE),
  CONNECT("POST", "/v1/connect/{backend}/{workspace}", "connect", By.ANYONE),
  CREATE_WORKSPACE("POST", "/v1/workspaces", "workspaces", By.OPERATOR),
  MINT_KEY("POST", "/v1/workspaces/{id}/keys", "workspaces", By.OPERATOR),
  PUT_BILLING("PUT", "/v1/workspaces/{id}/billing", "workspaces", By.OPERATOR),
  ADD_CREDITS("POST", "/v1/workspaces/{id}/credits", "workspaces", By.OPERATOR),
  PUT_PRICES("PUT", "/v1/workspaces/{id}/prices", "workspaces", By.OPERATOR),
  GET_USAGE("GET", "/v1/workspace/usage", "workspaces", By.WORKSPACE),
  GET_LEDGER("GET", "/v1/workspace/ledger", "workspaces", By.WORKSPACE),
  GET_WORKSPACE("GET", "/v1/workspace", "workspaces", By.WORKSPACE),
  PUT_WORKSPACE("PUT", "/v1/workspace", "workspaces", By.WORKSPACE),
  PREVIEW("POST", "/v1/workspace/preview", "workspaces", By.WORKSPACE),
  GET_WEBHOOK_TRIES("GET", "/v1/workspace/webhook/tries", "workspaces", By.WORKSPACE),
  SHOW_UNSUBSCRIBE("GET", "/v1/unsubscribe/{token}", "links", By.ANYONE),
  UNSUBSCRIBE("POST", "/v1/unsubscribe/{token}", "links", By.ANYONE),
  OPEN_LINK("GET", "/l/{code}", "links", By.ANYONE),
  PUSH_KEY("GET", "/v1/push-key", "fallback", By.ANY_PAGE),
  GET_PUSH_MODULE("GET", "/followup-push.js", "fallback", By.ANY_PAGE),
  GET_WORKER("GET", "/followup-sw.js", "fallback", By.ANY_PAGE),
  FIND_MODULE("GET", "/followup.js", "fallback", By.ANY_PAGE),
  GET_MODULE("GET", "/{module}", "fallback", By.ANY_PAGE),
  GET_CONTRACT("GET", "/openapi.yaml", "fallback", By.ANY_PAGE);

  private static final Set<String> TAKING = Set.of("POST", "PUT", "PATCH");

  private final String method;
  private final String template;
  private final String function;
  private final By by;

  Route(String method, String template, String function, By by) {
    this.method = method;
    this.template = template;
    this.function = function;
    this.by = by;
  }

  public String method() {
    return method;
  }

  /** The path, with names in braces. */
  public String template() {
    return template;
  }

  /** The function's name, as it is exported. */
  public String function() {
    return function;
  }

  public By by() {
    return by;
  }

  /**
   * Whether a JSON object comes with it. What carriers and mail programs post is their own form,
   * and a stop says all in its path.
   */
  boolean takesJson() {
    return TAKING.contains(method) && by != By.ANYONE && this != PUT_STOP;
  }

  List<String> segments() {
    return List.of(template.split("/", -1));
  }
}
