package io.followup.aws;

/** An AWS service that speaks the query protocol: a form goes in, XML comes out. */
@FunctionalInterface
public interface QueryApi {
  QueryAnswer call(QueryRequest request) throws AwsError;
}
