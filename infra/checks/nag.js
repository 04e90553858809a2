// What cdk-nag's packs AwsSolutions and Serverless find in a template of CloudFormation:
//   node nag.js TEMPLATE.json FOLDER
// leaves its report in FOLDER/validation-report.json.
const { App, Stack, Validations } = require('aws-cdk-lib');
const { CfnInclude } = require('aws-cdk-lib/cloudformation-include');
const { AwsSolutionsChecks, ServerlessChecks } = require('cdk-nag');

const [templateFile, outdir] = process.argv.slice(2);
const app = new App({ outdir });
new CfnInclude(new Stack(app, 'Followup'), 'Template', { templateFile });
Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
try {
  app.synth();
} catch (e) {
  // That is how findings are told; whatever else went wrong leaves no report.
}
