// aws cloudformation package --template-file infra/template.yaml --s3-bucket BUCKET --output-template-file packaged.yaml
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { App, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';

const parameters = { Stage: 'prod', Architecture: 'arm64', AlarmEmail: 'you@example.com', MailDomain: 'example.com' };
const edition = createHash('sha256').update(readFileSync('packaged.yaml')).update(JSON.stringify(parameters)).digest('hex');
new CfnInclude(new Stack(new App(), 'followup'), 'Followup', {
  templateFile: 'packaged.yaml',
  preserveLogicalIds: true,
  parameters: { ...parameters, Edition: edition },
});
