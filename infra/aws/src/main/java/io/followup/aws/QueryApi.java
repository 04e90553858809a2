package io.followup.aws;

/** An AWS service that speaks the query protocol: a form goes in, XML comes out. */
@FunctionalInterface
public interface QueryApi {
  /**
   * @throws AwsError as the service refuses it
   */
  QueryAnswer call(QueryRequest request);
}
