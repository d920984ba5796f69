// The query makes it a module of its own: those parts of it that other screens use stay as small as they are.
declare module '@aws-sdk/client-ec2/dist-es/schemas/schemas_0.js?whole' {
  export {}; // one for each shape and action, looked up by name: cli/wire-model.ts
}
