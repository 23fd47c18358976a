import './desk-announcer.ts';
import './desk-app.ts';
